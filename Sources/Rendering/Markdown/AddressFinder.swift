internal import Markup

/// Finds the paths of bare addresses in a line, in which GitHub's autolinks would show a backslash.
struct AddressFinder {
    /// The stretch without white space that was looked at last, and the path in it.
    private var seen = 0..<0
    private var path: Range<Int>?

    /// Whether a byte of a line stands in the path of an address.
    ///
    /// Positions are asked for in rising order.
    mutating func holds(_ position: Int, of line: Slice<UnsafeBufferPointer<UInt8>>) -> Bool {
        if !seen.contains(position) { look(around: position, in: line) }
        return path?.contains(position) ?? false
    }

    private mutating func look(around position: Int, in line: Slice<UnsafeBufferPointer<UInt8>>) {
        var start = position
        let least = max(line.startIndex, min(seen.upperBound, position))
        while start > least, BareAddress.isPart(line[start - 1]) { start -= 1 }
        var end = position
        while end < line.endIndex, BareAddress.isPart(line[end]) { end += 1 }
        seen = start..<max(end, position + 1)
        let first = (start..<end).first { BareAddress.begins(in: line, at: $0) }
        path = first.flatMap { BareAddress.path(in: line, from: $0) }
    }
}
