/// Reads the generated tables' text: hexadecimal numbers, marks, blanks.
struct GeneratedTextReader {
    private let text: UnsafeBufferPointer<UInt8>
    private var position = 0

    init(_ text: StaticString) {
        self.text = UnsafeBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount)
    }

    /// Reads `FIRST[-LAST]` and the byte after it; nil at the end.
    mutating func nextRange() -> (range: ClosedRange<UInt32>, mark: UInt8)? {
        while position < text.count, text[position] <= UInt8(ascii: " ") { position += 1 }
        guard position < text.count else { return nil }
        let first = nextNumber()
        var last = first
        if position < text.count, text[position] == UInt8(ascii: "-") {
            position += 1
            last = nextNumber()
        }
        guard position < text.count, first <= last else { return nil }
        defer { position += 1 }
        return (first...last, text[position])
    }

    /// Reads numbers joined by commas.
    mutating func nextList() -> [UInt32] {
        var numbers = [nextNumber()]
        while position < text.count, text[position] == UInt8(ascii: ",") {
            position += 1
            numbers.append(nextNumber())
        }
        return numbers
    }

    private mutating func nextNumber() -> UInt32 {
        var number: UInt32 = 0
        while position < text.count {
            let byte = text[position]
            switch byte {
            case UInt8(ascii: "0")...UInt8(ascii: "9"):
                number = number << 4 | UInt32(byte - UInt8(ascii: "0"))
            case UInt8(ascii: "A")...UInt8(ascii: "F"):
                number = number << 4 | UInt32(byte - UInt8(ascii: "A") + 10)
            default: return number
            }
            position += 1
        }
        return number
    }
}
