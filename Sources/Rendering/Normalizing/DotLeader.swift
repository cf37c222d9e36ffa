/// Dots that lead the eye over empty room, as in tables of contents: `Results . . . . . . 12`.
///
/// Four dots with spaces, five dots or middle dots without, or three ellipses in a row are one; in its place stands a single `…`
/// between spaces. Three dots are an ellipsis, as the two `…` of Chinese are, and stay. What follows a `$` on its line could be a formula, and
/// stays too.
enum DotLeader {
    static func edit(at dot: Int, floor: Int, _ walk: ScalarWalk) -> TextEdit? {
        let position = firstDot(before: dot, floor, walk)
        var (count, end, isSpaced, isOfDots) = (0, position, false, true)
        var next = position
        while let place = walk.after(next), let weight = weight(place.value) {
            if next > end { isSpaced = true }
            count += weight
            isOfDots = isOfDots && place.value == 0x2E
            end = place.range.upperBound
            next = end
            while next < walk.bytes.count, walk.bytes[next] == 0x20, next - end < longestGap { next += 1 }
        }
        guard count >= (isSpaced && isOfDots ? 4 : 5), !isAfterDollar(position, walk) else { return nil }
        var start = position
        while start > floor, walk.bytes[start - 1] == 0x20 { start -= 1 }
        while end < walk.bytes.count, walk.bytes[end] == 0x20 { end += 1 }
        let beginsLine = start == 0 || isEdge(walk.bytes[start - 1], UInt8(ascii: ">"))
        let endsLine = end == walk.bytes.count || isEdge(walk.bytes[end], UInt8(ascii: "<"))
        return TextEdit(
            start..<end, Array(((beginsLine ? "" : " ") + "…" + (endsLine ? "" : " ")).utf8))
    }

    /// The most spaces between two dots.
    private static let longestGap = 3

    /// How many dots a character stands for; nil for others.
    private static func weight(_ value: UInt32) -> Int? {
        switch value {
        case 0x2E, 0xB7: 1
        // Chinese writes its ellipsis with two.
        case 0x2026: 2
        default: nil
        }
    }

    /// Where the row of dots begins that has one at a position.
    private static func firstDot(before dot: Int, _ floor: Int, _ walk: ScalarWalk) -> Int {
        var first = dot
        while first > floor {
            var end = first
            while end > floor, walk.bytes[end - 1] == 0x20, first - end < longestGap { end -= 1 }
            guard let place = walk.before(end), weight(place.value) != nil, place.range.lowerBound >= floor
            else { break }
            first = place.range.lowerBound
        }
        return first
    }

    private static func isEdge(_ byte: UInt8, _ tag: UInt8) -> Bool {
        byte == 0x0A || byte == 0x09 || byte == tag
    }

    private static func isAfterDollar(_ position: Int, _ walk: ScalarWalk) -> Bool {
        var before = position
        while before > 0, walk.bytes[before - 1] != 0x0A {
            before -= 1
            if walk.bytes[before] == UInt8(ascii: "$") { return true }
        }
        return false
    }
}
