internal import Storage

/// A query whose plain words a page may lack: what is looked for after the pages that hold all of them.
///
/// Words in quotation marks, phrases, `word*`, `NEAR`, fields, groups, exclusions and filters stay as strict as they are. A run of
/// Chinese that is nowhere falls apart into its pairs. Inflections count as the word if the form that
/// was typed is unusual.
struct PartialPlan {
    /// A part of the query that a page may lack.
    struct Piece: Hashable {
        /// As it is shown: the word as typed, or a pair of characters.
        let text: String
        var expression: PlannedExpression
        /// The inflections in the expression, which count as the word.
        var inflections: [PlannedPhrase] = []
        /// How many pages hold it, or an inflection of it.
        var pages = 0
    }

    let plan: QueryPlan
    /// What a page should hold, in the order of the query; words that say little are left out.
    let pieces: [Piece]
    /// Those of them that are several phrases.
    let families: [InflectionFamily]

    /// More pieces are not looked up: the query is a pasted text.
    private static let greatestPieceCount = 256
    /// A form of a word is unusual if it is on at most one page in this number of those that have the word; a usual one is kept.
    ///
    /// Measured by `tools/bench relevance`: with all forms, questions whose words are on the page as typed lose what the others gain.
    private static let unusualShare = 10
    /// The rarest pieces, which are asked for; more would cost time and say little.
    private static let greatestAskedCount = 32

    /// Loosens a query; nil if there is nothing in it that a page may lack.
    ///
    /// - Parameters:
    ///   - search: The strict search.
    ///   - excludesWhole: Whether pages with all words are left out, since they were shown before.
    ///   - storedPages: How many pages there are.
    ///   - inflections: What counts as a word, besides itself.
    ///   - pageCount: How many pages hold an expression.
    init?(
        _ search: PreparedSearch, excludesWhole: Bool, storedPages: () throws -> Int,
        inflections: (PlannedPhrase) throws -> [PlannedPhrase], pageCount: (PlannedExpression) throws -> Int
    ) rethrows {
        let (base, excluded) = Self.parts(of: search.plan.expression)
        let operands = if case .all(let operands) = base { operands } else { [base] }
        let words = Self.words(of: search)
        let optional = operands.filter { words[$0] != nil }
        let required = operands.filter { words[$0] == nil }
        let all = try optional.flatMap { operand in
            try Self.pieces(of: operand, word: words[operand] ?? "", pageCount: pageCount)
        }.uniqued()
        guard !optional.isEmpty, all.count + required.count > 1, all.count <= Self.greatestPieceCount else {
            return nil
        }
        let told = all.filter { !$0.expression.isFunctionWord }
        let counted = try Self.counted(told.isEmpty ? all : told, inflections, pageCount)
        let asked = Self.telling(counted.filter { $0.pages > 0 }, storedPages: try storedPages())
        // Beside what is required, the other words only count towards the score: `required AND (word OR required)`.
        let some = PlannedExpression(any: asked.map(\.expression) + required.prefix(1))
        guard let some, let wanted = PlannedExpression(all: required + [some]) else { return nil }
        let left = PlannedExpression(any: [excluded, excludesWhole ? base : nil].compactMap(\.self))
        let expression = left.map { .excluding(wanted, $0) } ?? wanted
        let plan = QueryPlan(
            expression: expression, filters: search.plan.filters, terms: search.plan.terms)
        guard plan.stackDepth <= QueryPlan.greatestStackDepth else { return nil }
        self.plan = plan
        pieces = counted.filter { $0.pages == 0 || asked.contains($0) }
        families = asked.compactMap { piece in
            let phrases = Set(piece.expression.leaves.flatMap(\.phrases))
            return phrases.count > 1 ? InflectionFamily(phrases: phrases, pageCount: piece.pages) : nil
        }
    }

    /// The pieces that are not among what was found on a page.
    func missing(found: Set<PlannedExpression>) -> [String] {
        pieces.filter { piece in piece.expression.leaves.allSatisfy { !found.contains($0) } }.map(\.text)
    }

    /// What must be on a page, and what must not.
    private static func parts(
        of expression: PlannedExpression
    ) -> (base: PlannedExpression, excluded: PlannedExpression?) {
        if case .excluding(let base, let excluded) = expression { return (base, excluded) }
        return (expression, nil)
    }

    /// The plain words of a query by the expressions that they come to, inflections and other readings included.
    private static func words(of search: PreparedSearch) -> [PlannedExpression: String] {
        var words: [PlannedExpression: String] = [:]
        for planned in search.plan.terms where !planned.term.isQuoted && !planned.term.isPrefix {
            guard planned.phrase.field == nil, let expression = search.expression(of: planned) else {
                continue
            }
            words[expression] = planned.term.text
        }
        return words
    }

    /// A word itself, or the pairs of a run of characters that is nowhere.
    private static func pieces(
        of expression: PlannedExpression, word: String, pageCount: (PlannedExpression) throws -> Int
    ) rethrows -> [Piece] {
        let runs = expression.leaves.flatMap(\.phrases).filter(\.isRun)
        guard let run = runs.first, try pageCount(expression) == 0 else {
            return [Piece(text: word, expression: expression)]
        }
        let pairs = Self.withoutSeams(run.tokens.filter(\.isUnspaced))
        let tokens = pairs + run.tokens.filter { !$0.isUnspaced }
        return tokens.map { Piece(text: $0, expression: .phrase(PlannedPhrase([$0]))) }
    }

    /// Overlapping pairs without those of which one character belongs to a word that asks: `何高` of `如何高亮`.
    private static func withoutSeams(_ pairs: [String]) -> [String] {
        let asking = pairs.map(FunctionWords.isAsking)
        let kept = pairs.indices.filter { index in
            if asking[index] { return true }
            let isAfter = index > 0 && asking[index - 1] && pairs[index - 1].last == pairs[index].first
            let isBefore =
                index + 1 < pairs.count && asking[index + 1] && pairs[index].last == pairs[index + 1].first
            return !isAfter && !isBefore
        }
        return kept.map { pairs[$0] }
    }

    /// The pieces with the numbers of their pages, unusual forms of words with the inflections that are more usual.
    ///
    /// A word that is an inflection of such a word before it is not a piece of its own.
    private static func counted(
        _ pieces: [Piece], _ inflections: (PlannedPhrase) throws -> [PlannedPhrase],
        _ pageCount: (PlannedExpression) throws -> Int
    ) rethrows -> [Piece] {
        var taken: Set<PlannedPhrase> = []
        return try pieces.compactMap { piece in
            var piece = piece
            let own = piece.expression.leaves.flatMap(\.phrases)
            guard own.allSatisfy({ !taken.contains($0) }) else { return nil }
            piece.pages = try pageCount(piece.expression)
            if case .phrase(let phrase) = piece.expression {
                let others = try inflections(phrase).filter { !taken.contains($0) }
                let family = PlannedExpression(any: (own + others).map { .phrase($0) })
                if !others.isEmpty, let family {
                    let pages = try pageCount(family)
                    if piece.pages <= pages / unusualShare {
                        (piece.expression, piece.inflections, piece.pages) = (family, others, pages)
                    }
                }
            }
            taken.formUnion(own + piece.inflections)
            return piece
        }
    }

    /// The rarest pieces, in the order of the query; one on more than half of all pages says nothing beside rarer ones.
    private static func telling(_ pieces: [Piece], storedPages: Int) -> [Piece] {
        let rare = pieces.filter { $0.pages <= max(10, storedPages / 2) }
        let candidates = rare.isEmpty ? pieces : rare
        guard candidates.count > greatestAskedCount else { return candidates }
        let rarest = Set(candidates.sorted { $0.pages < $1.pages }.prefix(greatestAskedCount))
        return candidates.filter(rarest.contains)
    }
}

extension PlannedExpression {
    /// Whether the expression is one word that says little.
    fileprivate var isFunctionWord: Bool {
        let tokens = leaves.flatMap(\.phrases).flatMap(\.tokens)
        return !tokens.isEmpty && tokens.allSatisfy(FunctionWords.contains)
    }
}

extension PlannedPhrase {
    /// Whether it is a run of characters without spaces, which was cut into overlapping pairs.
    ///
    /// Three characters are a word or a name; longer runs may be anything.
    fileprivate var isRun: Bool { tokens.count > 2 && tokens.contains(where: \.isUnspaced) }
}

extension String {
    /// Whether a token is two characters of a script without spaces, such as Chinese: no such character is ASCII.
    fileprivate var isUnspaced: Bool {
        unicodeScalars.count == 2 && unicodeScalars.allSatisfy { $0.value >= 0x0E00 }
    }
}
