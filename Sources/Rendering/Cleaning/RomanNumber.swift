/// Numbers as the first pages of books are counted: `iv`, `xii`.
enum RomanNumber {
    /// The value of lower-case figures up to 100 and nothing else; nil for any other text.
    static func value(_ text: [UInt8]) -> Int? {
        guard (1...8).contains(text.count) else { return nil }
        var sum = 0
        var last = 0
        for byte in text.reversed() {
            let value: Int
            switch byte {
            case UInt8(ascii: "i"): value = 1
            case UInt8(ascii: "v"): value = 5
            case UInt8(ascii: "x"): value = 10
            case UInt8(ascii: "l"): value = 50
            case UInt8(ascii: "c"): value = 100
            default: return nil
            }
            sum += value < last ? -value : value
            last = max(last, value)
        }
        guard (1...100).contains(sum), Self.figures(sum) == String(decoding: text, as: UTF8.self) else {
            return nil
        }
        return sum
    }

    private static func figures(_ value: Int) -> String {
        var (rest, output) = (value, "")
        for (step, figure) in [
            (100, "c"), (90, "xc"), (50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"),
            (1, "i"),
        ] {
            while rest >= step {
                output += figure
                rest -= step
            }
        }
        return output
    }
}
