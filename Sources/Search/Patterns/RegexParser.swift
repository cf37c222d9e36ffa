/// Reads a regular expression: the common syntax of RE2 and Perl without what needs backtracking.
///
/// `. [a-z] [^a-z] \d \w \s \b \D \W \S \B \p{L} \n \t \x41 \x{4E2D} ^ $ ( ) (?: ) | * + ? {2,5}`, lazy forms, and `(?i)` at the
/// beginning. `^` and `$` are the ends of a line. Groups are not kept.
struct RegexParser {
    private static let greatestRepetition = 1_000
    private static let greatestDepth = 64

    private let scalars: [Unicode.Scalar]
    private var index = 0
    private var ignoresCase = false
    private var depth = 0

    private init(_ pattern: String) {
        scalars = Array(pattern.unicodeScalars)
    }

    /// - Throws: `QuerySyntaxError` `invalid_regex`, with its place in the pattern.
    static func parse(_ pattern: String) throws(QuerySyntaxError) -> RegexNode {
        var parser = RegexParser(pattern)
        if parser.take("(?i)") { parser.ignoresCase = true }
        let node = try parser.choice()
        guard parser.index == parser.scalars.count else { throw parser.error("a ) closes no group") }
        return node
    }

    private func error(
        _ message: String, hint: String = "write \\ before a mark that is meant as it is, such as \\( or \\+"
    ) -> QuerySyntaxError {
        QuerySyntaxError(.invalidRegex, at: min(index, max(0, scalars.count - 1)), message, hint: hint)
    }

    private var current: Unicode.Scalar? { index < scalars.count ? scalars[index] : nil }

    private mutating func take(_ literal: String) -> Bool {
        guard scalars[index...].starts(with: literal.unicodeScalars) else { return false }
        index += literal.unicodeScalars.count
        return true
    }

    private mutating func choice() throws(QuerySyntaxError) -> RegexNode {
        var branches = [try sequence()]
        while take("|") { branches.append(try sequence()) }
        return branches.count == 1 ? branches[0] : .choice(branches)
    }

    private mutating func sequence() throws(QuerySyntaxError) -> RegexNode {
        var nodes: [RegexNode] = []
        while let scalar = current, scalar != "|", scalar != ")" {
            let node = try quantified(try atom())
            if case .sequence(let inner) = node { nodes += inner } else { nodes.append(node) }
        }
        return nodes.isEmpty ? .empty : nodes.count == 1 ? nodes[0] : .sequence(nodes)
    }

    private mutating func atom() throws(QuerySyntaxError) -> RegexNode {
        guard let scalar = current else { return .empty }
        switch scalar {
        case "(": return try group()
        case "[": return .set(try bracketed())
        case "\\": return try escape()
        case "*", "+", "?": throw error("there is nothing before \(scalar) to repeat")
        default: index += 1
        }
        switch scalar {
        case ".": return .set(.dot)
        case "^": return .assertion(.lineStart)
        case "$": return .assertion(.lineEnd)
        default: return .scalar(scalar, ignoringCase: ignoresCase)
        }
    }

    private mutating func group() throws(QuerySyntaxError) -> RegexNode {
        if !take("(?:") {
            guard !isAt("(?") else {
                throw error(
                    "a group that begins with (? and looks ahead, looks behind or has a name is not known",
                    hint: "use ( ) or (?: ); (?i) can be at the beginning of the expression")
            }
            index += 1
        }
        depth += 1
        guard depth <= Self.greatestDepth else { throw error("groups are nested too deep") }
        let node = try choice()
        guard take(")") else { throw error("a group is not closed") }
        depth -= 1
        return node
    }

    private func isAt(_ literal: String) -> Bool { scalars[index...].starts(with: literal.unicodeScalars) }

    /// Applies the quantifiers after a node; an invalid `{` is text.
    private mutating func quantified(_ node: RegexNode) throws(QuerySyntaxError) -> RegexNode {
        var node = node
        while let scalar = current {
            var (least, most): (Int, Int?) = (0, nil)
            switch scalar {
            case "*": index += 1
            case "+": (least, index) = (1, index + 1)
            case "?": (most, index) = (1, index + 1)
            case "{":
                guard let count = takeCount() else { return node }
                (least, most) = (count.least, count.most)
                guard least <= Self.greatestRepetition, (most ?? least) <= Self.greatestRepetition,
                    most.map({ $0 >= least }) ?? true
                else { throw error("the number of repetitions is invalid") }
            default: return node
            }
            if case .assertion = node { throw error("an edge cannot be repeated") }
            node = .repeated(node, least: least, most: most, isGreedy: !take("?"))
        }
        return node
    }

    /// Takes `{3}`, `{3,}` or `{3,5}`.
    private mutating func takeCount() -> (least: Int, most: Int?)? {
        guard let end = scalars[index...].firstIndex(of: "}") else { return nil }
        let parts = scalars[index + 1..<end].split(separator: ",", omittingEmptySubsequences: false)
        let numbers = parts.map { Int($0.text) }
        guard (1...2).contains(parts.count), let least = numbers[0] else { return nil }
        if parts.count == 2, !parts[1].isEmpty, numbers[1] == nil { return nil }
        index = end + 1
        return (least, parts.count == 1 ? least : numbers[1])
    }

    private mutating func bracketed() throws(QuerySyntaxError) -> ScalarSet {
        index += 1
        var set = ScalarSet(ignoresCase: ignoresCase)
        set.isNegated = take("^")
        var isFirst = true
        while let scalar = current, scalar != "]" || isFirst {
            isFirst = false
            guard case .scalar(let first, _) = try element(&set) else { continue }
            guard isAt("-"), index + 1 < scalars.count, scalars[index + 1] != "]" else {
                set.ranges.append(first.value...first.value)
                continue
            }
            index += 1
            guard case .scalar(let last, _) = try element(&set), first <= last else {
                throw error("a range of characters is invalid")
            }
            set.ranges.append(first.value...last.value)
        }
        guard take("]") else { throw error("a [ is not closed") }
        return set
    }

    /// One character of a set; a class is added to it at once.
    private mutating func element(_ set: inout ScalarSet) throws(QuerySyntaxError) -> RegexNode {
        guard let scalar = current else { throw error("a [ is not closed") }
        guard scalar == "\\" else {
            index += 1
            return .scalar(scalar, ignoringCase: false)
        }
        let node = try escape()
        switch node {
        case .set(let inner): set.members += inner.members
        case .scalar: break
        default: throw error("an edge cannot be in [ ]")
        }
        return node
    }

    private mutating func escape() throws(QuerySyntaxError) -> RegexNode {
        index += 1
        guard let scalar = current else {
            throw error("the expression ends with \\", hint: "write \\\\ for a backslash")
        }
        index += 1
        if let scalarClass = Self.classes[scalar] { return .set(ScalarSet(members: [scalarClass])) }
        switch scalar {
        case "b": return .assertion(.wordEdge)
        case "B": return .assertion(.noWordEdge)
        case "n": return .scalar("\n", ignoringCase: false)
        case "t": return .scalar("\t", ignoringCase: false)
        case "r": return .scalar("\r", ignoringCase: false)
        case "x": return .scalar(try codePoint(), ignoringCase: ignoresCase)
        case "p", "P":
            guard take("{"), let end = scalars[index...].firstIndex(of: "}"),
                let scalarClass = ScalarClass(named: scalars[index..<end].text)
            else { throw error("the class is unknown", hint: "use \\p{L}, Lu, Ll, N, P, S or Han") }
            index = end + 1
            return .set(ScalarSet(members: [.init(scalarClass: scalarClass, isNegated: scalar == "P")]))
        default:
            guard scalar.value < 0x80, !scalar.properties.isAlphabetic, scalar.properties.numericType == nil
            else {
                if scalar.value >= 0x80 { return .scalar(scalar, ignoringCase: ignoresCase) }
                index -= 1
                throw error(
                    "\\\(scalar) is not known", hint: "write \\\\\(scalar) for a backslash and \(scalar)")
            }
            return .scalar(scalar, ignoringCase: false)
        }
    }

    private static let classes: [Unicode.Scalar: ScalarSet.Member] = [
        "d": .init(scalarClass: .digit), "D": .init(scalarClass: .digit, isNegated: true),
        "w": .init(scalarClass: .word), "W": .init(scalarClass: .word, isNegated: true),
        "s": .init(scalarClass: .space), "S": .init(scalarClass: .space, isNegated: true),
    ]

    /// Reads `41` or `{4E2D}` after `\x`.
    private mutating func codePoint() throws(QuerySyntaxError) -> Unicode.Scalar {
        let isBraced = take("{")
        let start = index
        while let scalar = current, scalar.properties.isASCIIHexDigit, isBraced || index - start < 2 {
            index += 1
        }
        let digits = scalars[start..<index].text
        guard !isBraced || take("}"), let value = UInt32(digits, radix: 16),
            let scalar = Unicode.Scalar(value)
        else { throw error("\\x needs two hexadecimal digits, or some in { }") }
        return scalar
    }
}
