internal import TextAnalysis

/// The rules of spaCy's English tokenizer for one run of characters without white space (`Tokenizer._split_affixes`,
/// `_attach_tokens`): what is before and behind is taken off piece by piece, then what is inside divides the rest.
struct EnglishWordRules {
    private let run: [UInt32]
    private let tables: EnglishWordTables

    init(_ run: [UInt32], _ tables: EnglishWordTables) {
        self.run = run
        self.tables = tables
    }

    /// The lengths of the pieces, in code points.
    func pieces() -> [Int] {
        var (low, high, last) = (0, run.count, -1)
        var before: [Int] = []
        var behind: [Int] = []
        while low < high, high - low != last, tables.exception(run[low..<high]) == nil {
            last = high - low
            let prefix = prefix(low, high)
            if prefix > 0, low + prefix < high, tables.exception(run[(low + prefix)..<high]) != nil {
                before.append(prefix)
                low += prefix
                break
            }
            let suffix = suffix(low + prefix, high)
            if suffix > 0, high - suffix > low, tables.exception(run[low..<(high - suffix)]) != nil {
                behind.append(suffix)
                high -= suffix
                break
            }
            if prefix > 0 {
                before.append(prefix)
                low += prefix
            }
            if suffix > 0, prefix == 0 || low + suffix <= high {
                behind.append(suffix)
                high -= suffix
            }
        }
        return before + middle(low, high) + behind.reversed()
    }

    private func middle(_ low: Int, _ high: Int) -> [Int] {
        guard low < high else { return [] }
        if let exception = tables.exception(run[low..<high]) { return exception.pieces }
        if WebAddress(run[low..<high], tables).isOne { return [high - low] }
        var pieces: [Int] = []
        var (start, position) = (low, low)
        while position < high {
            let length = infix(position, low, high)
            // What comes first divides nothing.
            if length > 0, position > low {
                if position > start { pieces.append(position - start) }
                pieces.append(length)
                start = position + length
            }
            position += max(length, 1)
        }
        if start < high { pieces.append(high - start) }
        return pieces
    }

    // What a piece before, behind or within a run is: how long it is, 0 for none.

    private func prefix(_ low: Int, _ high: Int) -> Int {
        let first = run[low]
        switch Unicode.Scalar(first) {
        case "§", "%", "=", "—", "–": return 1
        case "+": return low + 1 < high && isDigit(low + 1) ? 0 : 1
        case ".": return dots(from: low, high) > 1 ? dots(from: low, high) : 0
        case "…": return 1
        default: break
        }
        if !tables.traits(of: first).isDisjoint(with: [.punctuation, .quote, .icon]) { return 1 }
        return tables.currencies.first { run[low..<high].starts(with: $0) }?.count ?? 0
    }

    private func suffix(_ low: Int, _ high: Int) -> Int {
        guard low < high else { return 0 }
        let last = run[high - 1]
        let before = high - 2 >= low ? run[high - 2] : 0
        if last == 0x2E { return dotSuffix(low, high) }
        if last == 0x73 || last == 0x53, before == 0x27 || before == 0x2019 { return 2 }
        for list in [tables.units, tables.currencies] {
            let found = list.first { unit in
                high - unit.count > low && isDigit(high - unit.count - 1)
                    && run[(high - unit.count)..<high].elementsEqual(unit)
            }
            if let found { return found.count }
        }
        if last == 0x2026 { return before == 0x2026 ? 2 : 1 }
        if last == 0x2B { return high - 2 >= low && isDigit(high - 2) ? 1 : 0 }
        let isMark = last == 0x2014 || last == 0x2013
        return isMark || !tables.traits(of: last).isDisjoint(with: [.punctuation, .quote, .icon]) ? 1 : 0
    }

    private func dotSuffix(_ low: Int, _ high: Int) -> Int {
        var count = 0
        while high - count > low, run[high - 1 - count] == 0x2E { count += 1 }
        if count > 1 { return count }
        guard high - 2 >= low else { return 0 }
        let before = run[high - 2]
        let traits = tables.traits(of: before)
        if isDigit(high - 2) || !traits.isDisjoint(with: [.lower, .quote, .punctuation]) { return 1 }
        if let scalar = Unicode.Scalar(before), "%²-+|(?:)".unicodeScalars.contains(scalar) { return 1 }
        guard high - 3 >= low else { return 0 }
        let degree = run[high - 3] == 0xB0 && "FfCcKk".unicodeScalars.contains { $0.value == before }
        return degree || (traits.contains(.upper) && tables.traits(of: run[high - 3]).contains(.upper))
            ? 1 : 0
    }

    private func infix(_ position: Int, _ low: Int, _ high: Int) -> Int {
        let value = run[position]
        let traits = tables.traits(of: value)
        if value == 0x2026 || traits.contains(.icon) { return 1 }
        let dots = dots(from: position, high)
        if dots > 1 { return dots }
        guard position > low, position + 1 < high else { return 0 }
        let before = tables.traits(of: run[position - 1])
        let after = tables.traits(of: run[position + 1])
        let isBetweenNumbers =
            isDigit(position - 1) && (isDigit(position + 1) || run[position + 1] == 0x2D)
        let isBehindWord = before.contains(.letter) || isDigit(position - 1)
        switch Unicode.Scalar(value) {
        case "+", "*", "^": return isBetweenNumbers ? 1 : 0
        case ".":
            return !before.isDisjoint(with: [.lower, .quote]) && !after.isDisjoint(with: [.upper, .quote])
                ? 1 : 0
        case ",": return before.contains(.letter) && after.contains(.letter) ? 1 : 0
        case ":", "<", ">", "=", "/": return isBehindWord && after.contains(.letter) ? 1 : 0
        case "-", "–", "—", "~":
            if value == 0x2D, isBetweenNumbers { return 1 }
            guard isBehindWord else { return 0 }
            // Hyphens up to three, long dashes up to two.
            let most = value == 0x2D ? 3 : value == 0x2014 ? 2 : 1
            for length in 1...most where position + length < high {
                guard run[position + length - 1] == value else { return 0 }
                if tables.traits(of: run[position + length]).contains(.letter) { return length }
            }
            return 0
        default: return 0
        }
    }

    private func dots(from position: Int, _ high: Int) -> Int {
        var end = position
        while end < high, run[end] == 0x2E { end += 1 }
        return end - position
    }

    private func isDigit(_ position: Int) -> Bool { (0x30...0x39).contains(run[position]) }
}
