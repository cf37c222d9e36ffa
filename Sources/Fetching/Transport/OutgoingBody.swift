internal import Foundation

/// The bytes that a request sends, piece by piece.
final class OutgoingBody {
    /// As many bytes as are announced; a file that grew meanwhile is not sent further.
    let byteCount: Int
    private let bytes: [UInt8]
    private let file: FileHandle?
    private var position = 0

    /// Whether the last piece was passed on; before that, no server can have the complete request.
    var isEnd: Bool { position == byteCount }

    /// Sends bytes at hand.
    init(_ bytes: [UInt8]) {
        self.bytes = bytes
        byteCount = bytes.count
        file = nil
    }

    /// Sends a file.
    init(path: String, byteCount: Int) {
        bytes = []
        self.byteCount = byteCount
        file = FileHandle(forReadingAtPath: path)
    }

    /// Copies the next piece.
    ///
    /// - Returns: How many bytes, 0 at the end; nil if the file ended too early or cannot be read.
    func read(into room: UnsafeMutableRawBufferPointer) -> Int? {
        let count = min(room.count, byteCount - position)
        guard count > 0 else { return 0 }
        if bytes.isEmpty {
            guard let piece = try? file?.read(upToCount: count), !piece.isEmpty else { return nil }
            room.copyBytes(from: piece)
            position += piece.count
            return piece.count
        }
        room.copyBytes(from: bytes[position..<position + count])
        position += count
        return count
    }
}
