/// Closes gaps on simdjson's tape, so that a walk over it does not meet what was taken out.
struct TapeCompaction {
    /// Apart from each other and in order.
    private var gaps: [Range<Int>] = []
    /// For each gap, how many words the gaps before it and it itself take.
    private var removed: [Int] = []

    /// - Parameter ranges: Whole members or elements, in any order; a range inside another one is gone with it.
    init(removing ranges: [Range<Int>]) {
        for range in ranges.sorted(by: { $0.lowerBound < $1.lowerBound }) {
            if let last = gaps.last, range.lowerBound < last.upperBound { continue }
            gaps.append(range)
            removed.append((removed.last ?? 0) + range.count)
        }
    }

    /// Moves words to the front, and corrects what containers say of their ends.
    ///
    /// The counts in opening words stay as they were; nothing reads them after the search for repeated members.
    func run(_ tape: UnsafeMutablePointer<UInt64>, end: Int) {
        var (read, write, gap) = (1, 1, 0)
        func copy(_ word: UInt64) {
            tape[write] = word
            read += 1
            write += 1
        }
        while read < end {
            if gap < gaps.count, read == gaps[gap].lowerBound {
                read = gaps[gap].upperBound
                gap += 1
                continue
            }
            let word = tape[read]
            switch JSONTape.tag(word) {
            case UInt8(ascii: "{"), UInt8(ascii: "["), UInt8(ascii: "}"), UInt8(ascii: "]"):
                let target = Int(word & 0xFFFF_FFFF)
                copy(word & ~0xFFFF_FFFF | UInt64(target - removed(before: target)))
            case UInt8(ascii: "l"), UInt8(ascii: "u"), UInt8(ascii: "d"):
                copy(word)
                copy(tape[read])
            default: copy(word)
            }
        }
    }

    /// How many words are gone before an index.
    private func removed(before index: Int) -> Int {
        var (low, high) = (0, gaps.count)
        while low < high {
            let middle = (low + high) / 2
            if gaps[middle].lowerBound < index { low = middle + 1 } else { high = middle }
        }
        return low == 0 ? 0 : removed[low - 1]
    }
}
