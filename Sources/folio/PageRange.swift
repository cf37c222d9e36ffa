internal import ArgumentParser

/// Page numbers as users write them, from 1: `3`, `3-7`.
struct PageRange {
    let range: ClosedRange<Int>

    init(_ text: String) throws {
        let numbers = text.split(separator: "-", omittingEmptySubsequences: false).map { Int($0) }
        guard (1...2).contains(numbers.count), let first = numbers[0], let last = numbers[numbers.count - 1],
            1 <= first, first <= last
        else { throw ValidationError("write page numbers, counted from 1, as 3 or 3-7") }
        range = first...last
    }
}
