internal import TextEncodings

/// Bytes cut into Unicode scalars and the single bytes that belong to none.
struct UTF8Pieces: Sequence, IteratorProtocol {
    enum Piece {
        case scalar(Unicode.Scalar)
        case invalid(UInt8)
    }

    private let bytes: [UInt8]
    private var position = 0

    init(_ bytes: some Collection<UInt8>) {
        self.bytes = Array(bytes)
    }

    mutating func next() -> Piece? {
        guard position < bytes.count else { return nil }
        let (length, isWhole) = bytes.withUnsafeBufferPointer { UTF8Sequence.read($0, at: position) }
        let first = bytes[position]
        defer { position += isWhole ? length : 1 }
        let character = String(decoding: bytes[position..<(position + length)], as: UTF8.self)
        guard isWhole, let scalar = character.unicodeScalars.first else { return .invalid(first) }
        return .scalar(scalar)
    }
}
