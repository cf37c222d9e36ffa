internal import TextAnalysis

/// Characters of UTF-8 and where they begin and end, for rules that look at what stands around a place.
struct ScalarWalk {
    let bytes: UnsafeBufferPointer<UInt8>

    /// A character and its bytes.
    struct Place {
        let value: UInt32
        let range: Range<Int>
    }

    /// The character that begins at a position; nil at the end.
    func after(_ position: Int) -> Place? {
        guard position < bytes.count else { return nil }
        let byte = bytes[position]
        if byte < 0x80 { return Place(value: UInt32(byte), range: position..<position + 1) }
        let (value, width) = bytes.scalar(at: position)
        return Place(value: value, range: position..<min(position + width, bytes.count))
    }

    /// Whether a Mongolian letter stands on either side.
    func isMongolian(around place: Place) -> Bool {
        [before(place.range.lowerBound), after(place.range.upperBound)].contains {
            $0.map { (0x1800...0x18AF).contains($0.value) } ?? false
        }
    }

    /// The character that ends at a position; nil at the start.
    func before(_ position: Int) -> Place? {
        guard position > 0 else { return nil }
        var start = position - 1
        while start > 0, bytes[start] & 0xC0 == 0x80 { start -= 1 }
        return Place(value: after(start)?.value ?? 0, range: start..<position)
    }
}
