/// A regular expression as instructions for `RegexMatcher`.
struct RegexProgram: Hashable, Sendable {
    enum Instruction: Hashable, Sendable {
        case scalar(Unicode.Scalar, ignoringCase: Bool)
        case set(ScalarSet)
        case assertion(RegexAssertion)
        /// Continues at both places; the first is preferred.
        case split(Int, Int)
        case jump(Int)
        case match
    }

    /// A larger expression is refused, since every character of a text may take as many steps.
    static let greatestSize = 1_000

    private(set) var instructions: [Instruction] = []
    private let size: Int

    /// - Throws: `QuerySyntaxError` `invalid_regex` for an expression that comes to too many instructions.
    init(_ node: RegexNode, upTo size: Int = greatestSize) throws(QuerySyntaxError) {
        self.size = size
        try emit(node)
        try append(.match)
    }

    private mutating func append(_ instruction: Instruction) throws(QuerySyntaxError) {
        guard instructions.count < size else {
            throw QuerySyntaxError(
                .invalidRegex, at: 0, "the expression is too large",
                hint: "write it shorter, with smaller numbers of repetitions")
        }
        instructions.append(instruction)
    }

    private mutating func emit(_ node: RegexNode) throws(QuerySyntaxError) {
        switch node {
        case .empty: break
        case .scalar(let scalar, let ignoringCase): try append(.scalar(scalar, ignoringCase: ignoringCase))
        case .set(let set): try append(.set(set))
        case .assertion(let assertion): try append(.assertion(assertion))
        case .sequence(let nodes): for node in nodes { try emit(node) }
        case .choice(let branches): try emit(choice: branches[...])
        case .repeated(let node, let least, let most, let isGreedy):
            for _ in 0..<least { try emit(node) }
            if let most {
                try emit(optional: node, count: most - least, isGreedy)
            } else {
                try emit(loop: node, isGreedy)
            }
        }
    }

    private mutating func emit(choice branches: ArraySlice<RegexNode>) throws(QuerySyntaxError) {
        guard let first = branches.first else { return }
        guard branches.count > 1 else { return try emit(first) }
        let split = instructions.count
        try append(.jump(0))
        try emit(first)
        let jump = instructions.count
        try append(.jump(0))
        instructions[split] = .split(split + 1, instructions.count)
        try emit(choice: branches.dropFirst())
        instructions[jump] = .jump(instructions.count)
    }

    private mutating func emit(loop node: RegexNode, _ isGreedy: Bool) throws(QuerySyntaxError) {
        let split = instructions.count
        try append(.jump(0))
        try emit(node)
        try append(.jump(split))
        let end = instructions.count
        instructions[split] = isGreedy ? .split(split + 1, end) : .split(end, split + 1)
    }

    /// Emits `(node(node(node)?)?)?`.
    private mutating func emit(
        optional node: RegexNode, count: Int, _ isGreedy: Bool
    ) throws(QuerySyntaxError) {
        var splits: [Int] = []
        for _ in 0..<count {
            splits.append(instructions.count)
            try append(.jump(0))
            try emit(node)
        }
        let end = instructions.count
        for split in splits {
            instructions[split] = isGreedy ? .split(split + 1, end) : .split(end, split + 1)
        }
    }
}
