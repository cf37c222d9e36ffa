internal import Foundation

/// The first page of a database as its write-ahead log has it: an ingest that was killed early has written it nowhere else.
///
/// Format: https://www.sqlite.org/fileformat.html, "The Write-Ahead Log". Checksums are not looked at: SQLite does that when the store
/// is opened; here the page only says whose database it is.
enum WALPage {
    private static let headerLength = 32
    private static let frameHeaderLength = 24
    /// The first page is in the first transaction of a new database; a longer log is not read to its end for it.
    private static let greatestFrameCount = 10_000

    /// The start of the last copy of page 1 in a log; nil if there is no log, or it does not have the page.
    static func first(of path: String) -> [UInt8]? {
        let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK)
        guard descriptor >= 0 else { return nil }
        defer { close(descriptor) }
        guard let header = read(descriptor, at: 0, headerLength),
            [0x377F_0682, 0x377F_0683].contains(number(header[0..<4]))
        else { return nil }
        let pageSize = number(header[8..<12])
        guard (512...65_536).contains(pageSize) else { return nil }
        let salt = header[16..<24]
        var found: [UInt8]?
        for index in 0..<greatestFrameCount {
            let place = headerLength + index * (frameHeaderLength + pageSize)
            // Frames with another salt are left from an earlier use of the log.
            guard let frame = read(descriptor, at: place, frameHeaderLength), frame[8..<16] == salt else {
                break
            }
            if number(frame[0..<4]) == 1 {
                found = read(descriptor, at: place + frameHeaderLength, 512) ?? found
            }
        }
        return found
    }

    private static func number(_ bytes: ArraySlice<UInt8>) -> Int { bytes.reduce(0) { $0 << 8 | Int($1) } }

    private static func read(_ descriptor: Int32, at place: Int, _ count: Int) -> [UInt8]? {
        var bytes = [UInt8](repeating: 0, count: count)
        return pread(descriptor, &bytes, count, off_t(place)) == count ? bytes : nil
    }
}
