/// The content of a member as one array.
extension ArchiveReader {
    /// The bytes of the member that `next()` returned last; once for a member.
    package func readBytes() throws(ArchiveError) -> [UInt8] {
        try readBytes(atMost: limits.memberBytes) ?? []
    }

    /// The bytes of the member that `next()` returned last, or nil if there are more than `most`; once for a member.
    ///
    /// No more than `most` bytes are held in memory. A declared size over `most` is believed, and nothing is unpacked.
    package func readBytes(atMost most: Int) throws(ArchiveError) -> [UInt8]? {
        let declared = current?.size ?? 0
        if declared > most, declared <= limits.memberBytes { return nil }
        var bytes: [UInt8] = []
        var isTooLarge = false
        // The declared size may be a lie, so it reserves no more than this at once. With some room behind it JSON need not be
        // copied to be parsed.
        bytes.reserveCapacity(min(declared, limits.memberBytes, 16 << 20) + 64)
        try readChunks { chunk in
            guard !isTooLarge, chunk.count <= most - bytes.count else {
                isTooLarge = true
                bytes = []
                return
            }
            bytes.append(contentsOf: chunk)
        }
        return isTooLarge ? nil : bytes
    }
}
