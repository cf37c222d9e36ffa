/// Where the tables of a text end, found in one pass: each at its own `</table>`, where tables nest properly, else at the next one.
struct TableEnds {
    /// By the position of `<table`: the position after the `>` of the closing tag.
    private var ends: [Int: Int] = [:]

    init(_ bytes: [UInt8]) {
        var open: [Int] = []
        /// Openings that have no closing tag of their own, until the next one comes.
        var closings: [(start: Int, end: Int)] = []
        var openings: [Int] = []
        var greater = 0
        var position = 0
        while let next = bytes[position...].firstIndex(of: UInt8(ascii: "<")) {
            position = next + 1
            if ByteSearch.starts(bytes, at: next, with: "</table") {
                if greater <= next {
                    greater = bytes[next...].firstIndex(of: UInt8(ascii: ">")).map { $0 + 1 } ?? bytes.count
                }
                closings.append((next, greater))
                if let opening = open.popLast() { ends[opening] = greater }
            } else if ByteSearch.starts(bytes, at: next, with: "<table") {
                open.append(next)
                openings.append(next)
            }
        }
        for opening in openings.reversed() where ends[opening] == nil {
            while let last = closings.last, last.start > opening,
                closings.count > 1, closings[closings.count - 2].start > opening
            { closings.removeLast() }
            if let last = closings.last, last.start > opening { ends[opening] = last.end }
        }
    }

    /// The end of the table that opens at a position; nil where no closing tag follows.
    subscript(opening: Int) -> Int? { ends[opening] }
}
