/// The bounds on what one archive may unpack to; each excess is an ``ArchiveError`` that names the limit.
package struct ArchiveLimits: Sendable {
    /// The most entries of an archive, directories and links included.
    package var memberCount = 1_000_000
    /// The most bytes of one member, unpacked.
    package var memberBytes = 1 << 30
    /// The most bytes of all members together, unpacked, members of nested archives included.
    package var totalBytes = 64 << 30
    /// The most bytes unpacked for one packed byte; checked once 16 MiB are unpacked, so that small files that
    /// compress well pass.
    package var expansionRatio = 1000
    /// How deep archives may lie inside archives: 0 allows none inside the outermost.
    package var nesting = 3
    /// The most bytes of a member's name.
    package var nameBytes = 4096

    package init() {}

    /// The unpacked bytes from which on `expansionRatio` is checked.
    static let bytesBeforeRatio = 16 << 20
}

/// What an archive and the archives inside it have unpacked so far.
final class ArchiveUsage {
    var totalBytes = 0
}
