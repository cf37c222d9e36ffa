internal import TextAnalysis

/// A text that a page must hold as it is written, marks and capitals included: what `--literal` and `--regex` ask for.
///
/// The index, which holds no marks, only suggests pages; each is read.
struct TextPattern: Hashable, Sendable {
    private let program: RegexProgram
    /// What the index is asked for it: its pages and perhaps others; nil where the index cannot tell.
    let narrowing: PlannedExpression?

    /// How many steps a character of a text takes at most.
    var cost: Int { program.instructions.count }

    /// A piece of a block's text, with the same marks and capitals; white space stands for any white space, and no word or number
    /// goes on beyond its ends.
    ///
    /// - Throws: `QuerySyntaxError` for a text that is too long.
    init(literal text: String, tokenizer: Tokenizer) throws(QuerySyntaxError) {
        var nodes: [RegexNode] = [.assertion(.tokenEdge)]
        for scalar in text.unicodeScalars {
            if !scalar.properties.isWhitespace {
                nodes.append(.scalar(scalar, ignoringCase: false))
            } else if nodes.last != Self.spaces {
                nodes.append(Self.spaces)
            }
        }
        try self.init(.sequence(nodes + [.assertion(.tokenEdge)]), tokenizer: tokenizer)
    }

    /// What a regular expression describes.
    ///
    /// - Throws: `QuerySyntaxError` `invalid_regex`.
    init(expression: String, tokenizer: Tokenizer) throws(QuerySyntaxError) {
        try self.init(try RegexParser.parse(expression), tokenizer: tokenizer)
    }

    private init(_ node: RegexNode, tokenizer: Tokenizer) throws(QuerySyntaxError) {
        program = try RegexProgram(node)
        narrowing = IndexNarrowing(tokenizer: tokenizer).expression(for: node)
    }

    private static let spaces = RegexNode.repeated(.set(.space), least: 1, most: nil, isGreedy: true)

    /// Where it stands in a text, in code points.
    func ranges(in text: String, tokenizer: Tokenizer) -> [Range<Int>] {
        RegexMatcher(program, in: Array(text.unicodeScalars), tokenizer: tokenizer).ranges()
    }
}

extension SearchRequest {
    /// The texts that a page must hold as they are written.
    func patterns(_ tokenizer: Tokenizer) throws(QuerySyntaxError) -> [TextPattern] {
        var patterns: [TextPattern] = []
        if let literal, !literal.allSatisfy(\.isWhitespace) {
            patterns.append(try TextPattern(literal: literal.trimmed, tokenizer: tokenizer))
        }
        if let regex, !regex.isEmpty {
            patterns.append(try TextPattern(expression: regex, tokenizer: tokenizer))
        }
        return patterns
    }
}

extension String {
    /// Without white space at the ends.
    fileprivate var trimmed: String {
        let isSpace = { (scalar: Unicode.Scalar) in scalar.properties.isWhitespace }
        let rest = Array(unicodeScalars.drop(while: isSpace))
        return (rest.lastIndex { !isSpace($0) }.map { rest[...$0] } ?? []).text
    }
}
