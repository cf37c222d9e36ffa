/// Tells an archive that was cut between two members, or after the last, from one that is whole.
struct ArchiveEnd {
    let kind: ArchiveKind
    /// The record that closes a zip; nil where it is missing, and for other kinds.
    let zip: ZipDirectoryEnd?

    /// What is missing of an archive after so many entries; nil where it is whole.
    func problem(entries: Int, in library: LibArchive) -> String? {
        switch kind {
        case .zip:
            guard let zip else { return "the central directory of the zip is missing" }
            guard let declared = zip.entryCount, declared != entries & 0xFFFF else { return nil }
            return "the zip declares \(declared) entries, but only \(entries) can be read"
        case .sevenZip: return nil
        case .tar, .gzip, .xz, .zstandard, .bzip2:
            guard !library.isSingleFile, library.unfilteredBytes <= library.headerPosition else { return nil }
            return "the end marker of the tar is missing"
        }
    }
}
