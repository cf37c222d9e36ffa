internal import Foundation
internal import NIOCore
internal import Synchronization

/// The bytes of a request in pieces, as they are sent.
struct BodyChunks: AsyncSequence, Sendable {
    /// Whether the last piece was handed out; before that, no server can have the whole request.
    final class Mark: Sendable {
        private let isReached = Mutex(false)

        var isEnd: Bool { isReached.withLock { $0 } }

        fileprivate func reachEnd() { isReached.withLock { $0 = true } }
    }

    /// Enough that calls do not count, little enough that many uploads fit in memory.
    fileprivate static let chunkLength = 256 << 10

    let body: FileBody
    let mark: Mark

    /// As many bytes as are announced; a file that grew meanwhile is not sent further, one that shrank is an error.
    var byteCount: Int {
        switch body {
        case .path(_, let byteCount): byteCount
        case .bytes(let bytes): bytes.count
        }
    }

    func makeAsyncIterator() -> Iterator {
        var file: FileHandle?
        if case .path(let path, _) = body { file = FileHandle(forReadingAtPath: path) }
        return Iterator(chunks: self, file: file, remaining: byteCount)
    }

    struct Iterator: AsyncIteratorProtocol {
        fileprivate let chunks: BodyChunks
        fileprivate let file: FileHandle?
        fileprivate var remaining: Int

        mutating func next() async throws -> ByteBuffer? {
            let length = Swift.min(remaining, BodyChunks.chunkLength)
            defer { if remaining == 0 { chunks.mark.reachEnd() } }
            guard length > 0 else { return nil }
            let piece: ByteBuffer
            switch chunks.body {
            case .bytes(let bytes):
                piece = ByteBuffer(bytes: bytes[(bytes.count - remaining)...].prefix(length))
            case .path:
                guard let data = try file?.read(upToCount: length), !data.isEmpty else {
                    throw TransportError(
                        .fileUnreadable,
                        "the file cannot be read to its end. Check that it may be read and is not being written."
                    )
                }
                piece = ByteBuffer(bytes: data)
            }
            remaining -= piece.readableBytes
            return piece
        }
    }
}
