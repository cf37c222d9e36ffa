/// Looks for marks in the bytes of a text.
enum ByteMarks {
    /// The offsets of a mark, in order; those that overlap an earlier one are left out.
    static func offsets(of mark: String, in bytes: [UInt8], limit: Int = .max) -> [Int] {
        let mark = Array(mark.utf8)
        guard let first = mark.first else { return [] }
        var found: [Int] = []
        var position = 0
        while found.count < limit, let start = bytes[position...].firstIndex(of: first) {
            let isMark = bytes[start...].starts(with: mark)
            if isMark { found.append(start) }
            position = start + (isMark ? mark.count : 1)
        }
        return found
    }
}
