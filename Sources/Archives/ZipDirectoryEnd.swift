/// The record that closes a zip archive (PKWARE APPNOTE 4.3.16).
///
/// libarchive reads a zip whose end is missing from the front and ends as if it were whole; this record tells.
struct ZipDirectoryEnd {
    /// How many entries the archive declares, modulo 65536; nil where a zip64 record holds the number.
    let entryCount: Int?

    /// Finds the record at the end of an archive; nil where there is none.
    ///
    /// The record must name a place where a directory is: a zip that was cut may end in the record of a zip it
    /// held, which libarchive would read in its stead.
    init?(_ source: ArchiveSource) {
        let longest = ZipDirectoryEnd.length + 0xFFFF
        let start = max(0, source.count - longest)
        let tail = source.bytes(at: start, length: longest)
        var index = tail.count - ZipDirectoryEnd.length
        while index >= 0 {
            if tail[index] == 0x50, tail[index...].starts(with: [0x50, 0x4B, 0x05, 0x06]) {
                let count = ZipDirectoryEnd.number(tail[(index + 10)..<(index + 12)])
                let directory = ZipDirectoryEnd.number(tail[(index + 16)..<(index + 20)])
                let isPlaced =
                    directory == 0xFFFF_FFFF || (count == 0 && directory == start + index)
                    || source.bytes(at: directory, length: 4) == [0x50, 0x4B, 0x01, 0x02]
                guard isPlaced else { return nil }
                entryCount = count == 0xFFFF ? nil : count
                return
            }
            index -= 1
        }
        return nil
    }

    private static func number(_ littleEndian: ArraySlice<UInt8>) -> Int {
        littleEndian.reversed().reduce(0) { $0 << 8 | Int($1) }
    }

    /// The record's bytes without the comment after it.
    private static let length = 22
}
