/// A space within Chinese or Japanese, which are written without: parsers put it where a line ends, or between all
/// characters of a line that is set wide.
///
/// It goes
/// - beside punctuation of full width (`参数 ，`);
/// - within running text: a stretch of eight characters, or one with a comma or a full stop, on its left, or on its
///   right where the line is as long as fifteen characters before it;
/// - between single characters, four and more in a row (`函 数 的 定`).
///
/// It stays between short words, which may be names, cells or choices (`张三 李四`, `质量 光速`), and in Korean.
enum ChineseSpace {
    static func edit(at position: Int, _ walk: ScalarWalk) -> TextEdit? {
        guard let left = walk.before(position), let right = walk.after(position + 1),
            isWritten(left.value), isWritten(right.value)
        else { return nil }
        let isBesidePunctuation = isPunctuation(left.value) || isPunctuation(right.value)
        guard isBesidePunctuation || isInText(position, walk) || isInRow(position, walk) else { return nil }
        return TextEdit(position..<position + 1, [])
    }

    private static func isInText(_ position: Int, _ walk: ScalarWalk) -> Bool {
        var (count, place) = (0, walk.before(position))
        while let character = place, isWritten(character.value) {
            count += 1
            if count == 8 || isStop(character.value) { return true }
            place = walk.before(character.range.lowerBound)
        }
        guard isLongLine(position, walk) else { return false }
        (count, place) = (0, walk.after(position + 1))
        while let character = place, isWritten(character.value) {
            count += 1
            if count == 8 || isStop(character.value) { return true }
            place = walk.after(character.range.upperBound)
        }
        return false
    }

    private static func isLongLine(_ position: Int, _ walk: ScalarWalk) -> Bool {
        var (count, place) = (0, walk.before(position))
        while let character = place, character.value != 0x0A, character.value != 0x09 {
            count += 1
            if count == 15 { return true }
            place = walk.before(character.range.lowerBound)
        }
        return false
    }

    /// Whether the characters around are single ones with spaces between, four at least.
    private static func isInRow(_ position: Int, _ walk: ScalarWalk) -> Bool {
        var count = 0
        var end = position
        while count < 4, let character = walk.before(end), isWritten(character.value) {
            count += 1
            let space = character.range.lowerBound
            guard let before = walk.before(space) else { break }
            if isWritten(before.value) { return false }
            guard before.value == 0x20 else { break }
            end = before.range.lowerBound
        }
        var start = position + 1
        while count < 4, let character = walk.after(start), isWritten(character.value) {
            count += 1
            guard let after = walk.after(character.range.upperBound) else { break }
            if isWritten(after.value) { return false }
            guard after.value == 0x20 else { break }
            start = after.range.upperBound
        }
        return count >= 4
    }

    /// Whether a character is of a script without spaces, or its punctuation.
    private static func isWritten(_ value: UInt32) -> Bool {
        switch value {
        case 0x3005...0x3007, 0x3041...0x30FF, 0x3400...0x4DBF, 0x4E00...0x9FFF, 0xF900...0xFAFF,
            0x2_0000...0x3_FFFF:
            true
        default: isPunctuation(value)
        }
    }

    private static func isPunctuation(_ value: UInt32) -> Bool {
        switch value {
        case 0x3001...0x3003, 0x3008...0x3011, 0x3014...0x301B, 0xFF01, 0xFF08, 0xFF09, 0xFF0C, 0xFF1A,
            0xFF1B,
            0xFF1F:
            true
        default: false
        }
    }

    private static func isStop(_ value: UInt32) -> Bool {
        switch value {
        case 0x3001, 0x3002, 0xFF01, 0xFF0C, 0xFF1A, 0xFF1B, 0xFF1F: true
        default: false
        }
    }
}
