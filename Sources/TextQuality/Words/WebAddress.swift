internal import TextAnalysis

/// What spaCy takes for a web address (its `URL_PATTERN`, after Diego Perini's): it stays one word.
struct WebAddress {
    private let text: ArraySlice<UInt32>
    private let tables: EnglishWordTables

    init(_ text: ArraySlice<UInt32>, _ tables: EnglishWordTables) {
        self.text = text
        self.tables = tables
    }

    var isOne: Bool {
        guard text.contains(0x2E) else { return false }
        if let start = endOfScheme, isAddress(from: start) { return true }
        return isAddress(from: text.startIndex)
    }

    /// Where the address begins behind `https://`; nil without it.
    private var endOfScheme: Int? {
        let mark: [UInt32] = [0x3A, 0x2F, 0x2F]
        guard let colon = text.firstIndex(of: 0x3A), text[colon...].starts(with: mark),
            colon - text.startIndex >= 2,
            text[..<colon].allSatisfy({ PythonText.isWord($0) || $0 == 0x2B || $0 == 0x2D || $0 == 0x2E })
        else { return nil }
        return colon + 3
    }

    /// Whether an address begins there, with a user's name or without.
    private func isAddress(from start: Int) -> Bool {
        if isHostAndPath(from: start) { return true }
        guard start < text.endIndex else { return false }
        return text.indices[(start + 1)...].contains { text[$0] == 0x40 && isHostAndPath(from: $0 + 1) }
    }

    private func isHostAndPath(from start: Int) -> Bool {
        var end = start
        let marks: [UInt32] = [0x3A, 0x2F, 0x3F, 0x23]
        while end < text.endIndex, !marks.contains(text[end]) { end += 1 }
        guard isNumericHost(text[start..<end]) || isNamedHost(text[start..<end]) else { return false }
        if end < text.endIndex, text[end] == 0x3A {
            let digits = text[(end + 1)...].prefix { PythonText.isDigit($0) }
            guard (2...5).contains(digits.count) else { return false }
            end = digits.endIndex
        }
        return end == text.endIndex || text[end] != 0x3A && marks.contains(text[end])
    }

    private func isNamedHost(_ host: ArraySlice<UInt32>) -> Bool {
        let labels = host.split(separator: 0x2E, omittingEmptySubsequences: false)
        guard labels.count > 1, let top = labels.last, (2...63).contains(top.count),
            top.allSatisfy({ tables.traits(of: $0).contains(.lower) })
        else { return false }
        return labels.dropLast().allSatisfy { label in
            guard let first = label.first, let last = label.last, label.count <= 64 else { return false }
            return Self.isHostCharacter(first) && Self.isHostCharacter(last)
                && label.allSatisfy { Self.isHostCharacter($0) || $0 == 0x5F || $0 == 0x2D }
        }
    }

    private static func isHostCharacter(_ value: UInt32) -> Bool {
        switch value {
        case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0xA1...0xFFFF: true
        default: false
        }
    }

    /// Four numbers of a public network.
    private func isNumericHost(_ host: ArraySlice<UInt32>) -> Bool {
        let parts = host.split(separator: 0x2E, omittingEmptySubsequences: false)
        guard parts.count == 4,
            parts.allSatisfy({ (1...3).contains($0.count) && $0.allSatisfy(Self.isDigit) })
        else { return false }
        let numbers = parts.map { $0.reduce(0) { $0 * 10 + Int($1) - 0x30 } }
        let isWritten =
            parts[0].first != 0x30 && parts[3].first != 0x30
            && (1..<3).allSatisfy { parts[$0].count < 3 || parts[$0].first != 0x30 }
        let isPrivate =
            numbers[0] == 10 || numbers[0] == 127 || (numbers[0] == 169 && numbers[1] == 254)
            || (numbers[0] == 192 && numbers[1] == 168)
            || (numbers[0] == 172 && (16...31).contains(numbers[1]))
        return isWritten && !isPrivate && (1...223).contains(numbers[0]) && numbers[1] <= 255
            && numbers[2] <= 255 && (1...254).contains(numbers[3])
    }

    private static func isDigit(_ value: UInt32) -> Bool { (0x30...0x39).contains(value) }
}
