/// The record that closes a zip archive (PKWARE APPNOTE 4.3.16).
///
/// libarchive reads a zip whose end is missing from the front and ends as if it were whole; this record tells.
struct ZipDirectoryEnd {
    /// How many entries the archive declares, modulo 65536; nil where a zip64 record holds the number.
    let entryCount: Int?
    /// Where the directory begins; nil where a zip64 record holds the number.
    private let directory: Int?
    private let end: Int

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
                self.directory = directory == 0xFFFF_FFFF ? nil : directory
                end = start + index
                return
            }
            index -= 1
        }
        return nil
    }

    /// The names of all entries as the directory has them, in the order of the entries in the file; empty if it cannot be read.
    ///
    /// libarchive gives no name at all for one that is flagged as UTF-8 and is not.
    func names(in source: ArchiveSource) -> [[UInt8]] {
        guard let directory, let entryCount, (0...ZipDirectoryEnd.longestDirectory).contains(end - directory)
        else {
            return []
        }
        let bytes = source.bytes(at: directory, length: end - directory)
        var found: [(offset: Int, name: [UInt8])] = []
        var index = 0
        // The fixed part of an entry has 46 bytes (APPNOTE 4.3.12).
        while index + 46 <= bytes.count, bytes[index...].starts(with: [0x50, 0x4B, 0x01, 0x02]) {
            func number(at offset: Int, _ length: Int) -> Int {
                ZipDirectoryEnd.number(bytes[(index + offset)..<(index + offset + length)])
            }
            let (name, extra, comment) = (number(at: 28, 2), number(at: 30, 2), number(at: 32, 2))
            guard index + 46 + name <= bytes.count else { return [] }
            found.append((number(at: 42, 4), Array(bytes[(index + 46)..<(index + 46 + name)])))
            index += 46 + name + extra + comment
        }
        return found.count == entryCount ? found.sorted { $0.offset < $1.offset }.map(\.name) : []
    }

    private static let longestDirectory = 16 << 20

    private static func number(_ littleEndian: ArraySlice<UInt8>) -> Int {
        littleEndian.reversed().reduce(0) { $0 << 8 | Int($1) }
    }

    /// The record's bytes without the comment after it.
    private static let length = 22
}
