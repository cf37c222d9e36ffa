/// One regular file of an archive.
package struct ArchiveMember: Equatable, Sendable {
    /// The path inside the archive: valid UTF-8, `/` between its parts, never absolute, never with `..`.
    package let name: String
    /// The unpacked bytes as the archive declares them; nil where it does not; not to be trusted.
    package let size: Int?
}
