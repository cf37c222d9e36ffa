/// Bytes cut into Unicode scalars and the single bytes that belong to none.
struct UTF8Pieces: Sequence, IteratorProtocol {
    enum Piece {
        case scalar(Unicode.Scalar)
        case invalid(UInt8)
    }

    private var rest: ArraySlice<UInt8>

    init(_ bytes: some Collection<UInt8>) {
        rest = Array(bytes)[...]
    }

    mutating func next() -> Piece? {
        guard let first = rest.first else { return nil }
        let length = UTF8Pieces.length(lead: first)
        let candidate = rest.prefix(length)
        if length > 0, let text = String(validating: candidate, as: UTF8.self),
            let scalar = text.unicodeScalars.first
        {
            rest = rest.dropFirst(length)
            return .scalar(scalar)
        }
        rest = rest.dropFirst()
        return .invalid(first)
    }

    /// The length of the sequence that a lead byte announces; 0 for a byte that leads none.
    private static func length(lead: UInt8) -> Int {
        switch lead {
        case 0x00...0x7F: 1
        case 0xC2...0xDF: 2
        case 0xE0...0xEF: 3
        case 0xF0...0xF4: 4
        default: 0
        }
    }
}
