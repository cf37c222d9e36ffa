/// What kind of archive or compressed file bytes are, told from how they begin.
package enum ArchiveKind: String, Sendable, CaseIterable {
    case zip, tar, gzip, xz, zstandard, bzip2, sevenZip

    /// How many bytes from the beginning tell every kind.
    package static let prefixLength = 512

    /// Tells the kind from the first 512 bytes (or all, where there are fewer); nil for what is no archive.
    ///
    /// Office documents (docx, xlsx, epub) are zip archives too. A gzip, xz, zstd or bzip2 may hold a tar or a
    /// single file; only unpacking tells which. Signatures: PKWARE APPNOTE 4.3.6–4.3.16, RFC 1952, RFC 8878,
    /// the .xz format 2.1.1, POSIX.1-2001 pax (`ustar` at 257).
    package static func sniff(_ bytes: some Collection<UInt8>) -> ArchiveKind? {
        let prefix = [UInt8](bytes.prefix(prefixLength))
        return signatures.first { prefix.starts(with: $0.bytes) }?.kind
            ?? (isBzip2(prefix) ? .bzip2 : nil)
            ?? (isTar(prefix) ? .tar : nil)
    }

    /// Whether the bytes are one compressed stream around a tar or a single file.
    var isStream: Bool {
        switch self {
        case .gzip, .xz, .zstandard, .bzip2: true
        case .zip, .tar, .sevenZip: false
        }
    }

    private static let signatures: [(bytes: [UInt8], kind: ArchiveKind)] = [
        ([0x50, 0x4B, 0x03, 0x04], .zip),
        // The end of the directory comes first where there are no members.
        ([0x50, 0x4B, 0x05, 0x06], .zip),
        // The mark of a split archive that turned out to be whole.
        ([0x50, 0x4B, 0x30, 0x30, 0x50, 0x4B, 0x03, 0x04], .zip),
        ([0x50, 0x4B, 0x07, 0x08, 0x50, 0x4B, 0x03, 0x04], .zip),
        ([0x1F, 0x8B, 0x08], .gzip),
        ([0xFD, 0x37, 0x7A, 0x58, 0x5A, 0x00], .xz),
        ([0x28, 0xB5, 0x2F, 0xFD], .zstandard),
        ([0x37, 0x7A, 0xBC, 0xAF, 0x27, 0x1C], .sevenZip),
    ]

    /// `BZh`, a level, and the mark of a block or of the end: text may well begin with `BZh9`.
    private static func isBzip2(_ prefix: [UInt8]) -> Bool {
        guard prefix.count >= 10, prefix.starts(with: [0x42, 0x5A, 0x68]), (0x31...0x39).contains(prefix[3])
        else { return false }
        let mark = prefix[4..<10]
        return mark.elementsEqual([0x31, 0x41, 0x59, 0x26, 0x53, 0x59])
            || mark.elementsEqual([0x17, 0x72, 0x45, 0x38, 0x50, 0x90])
    }

    /// `ustar` at its place, or, for tars older than that, a header whose checksum is right.
    private static func isTar(_ prefix: [UInt8]) -> Bool {
        guard prefix.count >= 512 else { return false }
        return prefix[257..<262].elementsEqual("ustar".utf8) || hasTarChecksum(prefix)
    }

    /// Whether the octal number at 148 is the sum of the header's bytes, its own eight counted as spaces.
    private static func hasTarChecksum(_ header: [UInt8]) -> Bool {
        let field = header[148..<156].drop { $0 == 0x20 }.prefix { (0x30...0x37).contains($0) }
        guard header[0] != 0, !field.isEmpty else { return false }
        let declared = field.reduce(0) { $0 * 8 + Int($1 - 0x30) }
        let sum = header.reduce(0) { $0 + Int($1) } - header[148..<156].reduce(0) { $0 + Int($1) } + 8 * 0x20
        return declared == sum
    }
}
