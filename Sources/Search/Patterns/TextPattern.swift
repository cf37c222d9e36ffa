internal import TextAnalysis

/// A text that a page must hold as it is written, marks and capitals included: what `--literal` and `--regex` ask for.
///
/// The index, which holds no marks, only suggests pages; each is read.
struct TextPattern: Hashable, Sendable {
    private let program: RegexProgram
    /// What the index is asked for it: its pages and perhaps others; nil if the index cannot narrow the search.
    let narrowing: PlannedExpression?

    /// How many steps a character of a text takes at most.
    var cost: Int { program.instructions.count }

    /// A piece of a block's text, with the same marks and capitals; white space means any white space, and no word or number
    /// continues beyond its ends.
    ///
    /// - Throws: `QuerySyntaxError` for a text that is too long.
    init(literal text: String, tokenizer: Tokenizer) throws(QuerySyntaxError) {
        guard text.unicodeScalars.count <= Self.longestLiteral else {
            throw QuerySyntaxError(
                .literalTooLong, at: Self.longestLiteral,
                "the literal text is longer than \(Self.longestLiteral) characters",
                hint: "take a part of it, or search for its words as a query")
        }
        var nodes: [RegexNode] = [.assertion(.tokenEdge)]
        for scalar in text.unicodeScalars {
            if !scalar.properties.isWhitespace {
                nodes.append(.scalar(scalar, ignoringCase: false))
            } else if nodes.last != Self.spaces {
                nodes.append(Self.spaces)
            }
        }
        // A run of white space takes four instructions.
        try self.init(
            .sequence(nodes + [.assertion(.tokenEdge)]), tokenizer: tokenizer, upTo: 4 * Self.longestLiteral)
    }

    /// What a regular expression describes.
    ///
    /// - Throws: `QuerySyntaxError` `invalid_regex`.
    init(expression: String, tokenizer: Tokenizer) throws(QuerySyntaxError) {
        try self.init(try RegexParser.parse(expression), tokenizer: tokenizer)
    }

    private init(
        _ node: RegexNode, tokenizer: Tokenizer, upTo size: Int = RegexProgram.greatestSize
    ) throws(QuerySyntaxError) {
        program = try RegexProgram(node, upTo: size)
        narrowing = IndexNarrowing(tokenizer: tokenizer).expression(for: node)
    }

    /// In code points.
    static let longestLiteral = 1_000
    private static let spaces = RegexNode.repeated(.set(.space), least: 1, most: nil, isGreedy: true)

    /// Its places in a text, in code points.
    func ranges(in text: String, tokenizer: Tokenizer) -> [Range<Int>] {
        RegexMatcher(program, in: Array(text.unicodeScalars), tokenizer: tokenizer).ranges()
    }
}

extension SearchRequest {
    /// The texts that a page must hold as they are written.
    func patterns(_ tokenizer: Tokenizer) throws(QuerySyntaxError) -> [TextPattern] {
        var patterns: [TextPattern] = []
        if let literalText {
            patterns.append(try TextPattern(literal: literalText, tokenizer: tokenizer))
        }
        if let regexText {
            patterns.append(try TextPattern(expression: regexText, tokenizer: tokenizer))
        }
        return patterns
    }

    /// The literal without white space at its ends; nil if it asks for nothing.
    var literalText: String? {
        literal.flatMap { $0.allSatisfy(\.isWhitespace) ? nil : $0.trimmed }
    }

    /// The regular expression; nil if it asks for nothing.
    var regexText: String? { regex.flatMap { $0.isEmpty ? nil : $0 } }
}

extension String {
    /// Without white space at the ends.
    fileprivate var trimmed: String {
        let isSpace = { (scalar: Unicode.Scalar) in scalar.properties.isWhitespace }
        let rest = Array(unicodeScalars.drop(while: isSpace))
        return (rest.lastIndex { !isSpace($0) }.map { rest[...$0] } ?? []).text
    }
}
