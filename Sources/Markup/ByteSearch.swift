/// Plain searches in bytes.
enum ByteSearch {
    /// Whether a needle stands at a position, ASCII letters in either case.
    static func starts(_ bytes: [UInt8], at start: Int, with needle: StaticString) -> Bool {
        needle.withUTF8Buffer { needle in
            guard start >= 0, start + needle.count <= bytes.count else { return false }
            for offset in 0..<needle.count where bytes[start + offset].lowercased != needle[offset] {
                return false
            }
            return true
        }
    }

    /// The first position of a needle at or after `start` that lies wholly before `limit`.
    static func first(_ needle: StaticString, in bytes: [UInt8], from start: Int, limit: Int? = nil) -> Int? {
        let length = needle.utf8CodeUnitCount
        let last = (limit ?? bytes.count) - length
        guard start <= last else { return nil }
        let head = needle.withUTF8Buffer { $0[0] }
        for index in start...last where bytes[index].lowercased == head {
            if starts(bytes, at: index, with: needle) { return index }
        }
        return nil
    }
}
