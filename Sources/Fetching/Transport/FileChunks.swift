internal import Foundation
internal import NIOCore

/// The bytes of a file in pieces, as a request sends them.
struct FileChunks: AsyncSequence, Sendable {
    /// Enough that calls do not count, little enough that many uploads fit in memory.
    fileprivate static let chunkLength = 256 << 10

    let path: String
    /// As many bytes as were announced; a file that grew meanwhile is not sent further, one that shrank is an error.
    let byteCount: Int

    func makeAsyncIterator() -> Iterator {
        Iterator(file: FileHandle(forReadingAtPath: path), remaining: byteCount)
    }

    struct Iterator: AsyncIteratorProtocol {
        fileprivate let file: FileHandle?
        fileprivate var remaining: Int

        mutating func next() async throws -> ByteBuffer? {
            guard remaining > 0 else { return nil }
            guard let data = try file?.read(upToCount: Swift.min(remaining, FileChunks.chunkLength)),
                !data.isEmpty
            else {
                throw TransportError(
                    .fileUnreadable,
                    "the file cannot be read to its end. Check that it may be read and is not being written.")
            }
            remaining -= data.count
            return ByteBuffer(bytes: data)
        }
    }
}
