package import Archives
package import TextEncodings

/// The bounds on what is read: each excess is a failure `limit_exceeded` that names the limit.
package struct SourceLimits: Sendable {
    /// The largest file that a store can keep: SQLite holds no value over 1,000,000,000 bytes, and a row has other columns.
    package static let greatestFileBytes = 999_000_000

    /// The largest file that is read as a result.
    package var fileBytes = greatestFileBytes
    /// How much of a tar is kept while its members are first listed; a larger one is read twice instead.
    package var archiveBuffer = 48 << 20
    /// How many bytes of a larger archive may wait for members that come later; results over it are read in a further walk.
    package var archiveWaiting = 128 << 20
    package var archive = ArchiveLimits()
    /// The encoding of archives' names that are not UTF-8; nil takes the most likely one.
    package var nameEncoding: TextEncoding?

    package init() {}
}
