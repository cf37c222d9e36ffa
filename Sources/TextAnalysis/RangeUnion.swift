extension Sequence where Element == Range<Int> {
    /// The ranges in order, those that overlap as one; ranges that only touch stay apart, and empty ones go.
    package var union: [Range<Int>] {
        var union: [Range<Int>] = []
        for range in sorted(by: { ($0.lowerBound, $0.upperBound) < ($1.lowerBound, $1.upperBound) })
        where !range.isEmpty {
            if let last = union.last, range.lowerBound < last.upperBound {
                union[union.count - 1] = last.lowerBound..<Swift.max(last.upperBound, range.upperBound)
            } else {
                union.append(range)
            }
        }
        return union
    }
}
