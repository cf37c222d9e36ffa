extension ArchiveReader {
    /// The error of bytes that are broken, or that the system could not read.
    func broken(_ problem: String, endsArchive: Bool) -> ArchiveError {
        let member = current?.name
        if let readError = library.source.readError {
            return ArchiveError(
                .unreadable, readError, advice: "check the disk, or copy the file again", archive: name,
                member: member,
                offset: library.packedBytes, endsArchive: true)
        }
        return ArchiveError(
            .malformed, problem,
            advice: "download or pack the archive again; the members before this one were read",
            archive: name, member: member, offset: library.packedBytes, endsArchive: endsArchive)
    }

    /// The error of a member over `memberBytes`; the walk can go on.
    func tooLarge(_ found: String) -> ArchiveError {
        .exceeded(
            .memberBytes, value: limits.memberBytes, found: "has \(found)", archive: name,
            member: current?.name,
            offset: library.packedBytes, endsArchive: false)
    }

    /// The error of a limit that holds for the whole archive.
    func exceeded(_ limit: ArchiveError.Limit, value: Int, found: String) -> ArchiveError {
        .exceeded(
            limit, value: value, found: found, archive: name, member: current?.name,
            offset: library.packedBytes,
            endsArchive: true)
    }
}
