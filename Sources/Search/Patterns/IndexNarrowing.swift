internal import TextAnalysis

/// Finds what the index must hold of a page with a match of a regular expression.
///
/// Pieces that are always there are read as the index reads text. A word that may continue beyond its piece is not a word of the index: at its
/// end it is looked for as a beginning, at its start it is left out.
struct IndexNarrowing {
    /// Text that is always there, and whether words end at its ends.
    private struct Piece {
        var text = ""
        var isOpenBefore = true
        var isOpenAfter = true
    }

    let tokenizer: Tokenizer

    /// Pages with a match fit this; nil if the index cannot narrow the search.
    func expression(for node: RegexNode) -> PlannedExpression? {
        expression(for: node, isOpenBefore: true, isOpenAfter: true)
    }

    private func expression(
        for node: RegexNode, isOpenBefore: Bool, isOpenAfter: Bool
    ) -> PlannedExpression? {
        switch node {
        case .empty, .set, .assertion: return nil
        case .scalar: return sequence([node], isOpenBefore, isOpenAfter)
        case .sequence(let parts): return sequence(parts, isOpenBefore, isOpenAfter)
        case .choice(let branches):
            let narrowed = branches.map {
                expression(for: $0, isOpenBefore: isOpenBefore, isOpenAfter: isOpenAfter)
            }
            return narrowed.contains(nil) ? nil : PlannedExpression(any: narrowed.compactMap(\.self))
        case .repeated(let inner, let least, _, _): return least > 0 ? expression(for: inner) : nil
        }
    }

    private func sequence(
        _ parts: [RegexNode], _ isOpenBefore: Bool, _ isOpenAfter: Bool
    ) -> PlannedExpression? {
        var found: [PlannedExpression] = []
        var piece = Piece(isOpenBefore: isOpenBefore)
        func end(isOpen: Bool) {
            piece.isOpenAfter = isOpen
            found += phrases(of: piece).map { .phrase($0) }
            piece = Piece(isOpenBefore: isOpen)
        }
        for (index, node) in parts.enumerated() {
            switch node {
            case .scalar(let scalar, _): piece.text.unicodeScalars.append(scalar)
            case .assertion(.tokenEdge), .assertion(.wordEdge): end(isOpen: false)
            case .set(.space), .repeated(.set(.space), 1..., _, _): piece.text += " "
            default:
                let isOpen = piece.text.unicodeScalars.last.map { !separates($0) } ?? piece.isOpenBefore
                end(isOpen: true)
                let isLast = index == parts.count - 1
                let inner = expression(
                    for: node, isOpenBefore: isOpen,
                    isOpenAfter: isLast ? isOpenAfter : !separates(parts[index + 1]))
                if let inner { found.append(inner) }
            }
        }
        end(isOpen: isOpenAfter)
        return PlannedExpression(all: found)
    }

    private static let hyphens = "-\u{2010}\u{AD}".unicodeScalars

    /// Whether a word surely ends beside a character.
    private func separates(_ scalar: Unicode.Scalar) -> Bool {
        !tokenizer.isPartOfWord(scalar) && !Self.hyphens.contains(scalar) && scalar.isPlain
    }

    /// Whether a word surely ends before something.
    private func separates(_ node: RegexNode) -> Bool {
        switch node {
        case .assertion(.tokenEdge), .assertion(.wordEdge), .set(.space), .repeated(.set(.space), 1..., _, _):
            true
        case .scalar(let scalar, _): separates(scalar)
        default: false
        }
    }

    private func phrases(of piece: Piece) -> [PlannedPhrase] {
        // A line may end after the hyphen of a word, and its words then be one.
        var parts: [Piece] = []
        var part = Piece(isOpenBefore: piece.isOpenBefore)
        var (isInWord, isAfterHyphen, isAfterSplit) = (false, false, false)
        for scalar in piece.text.unicodeScalars {
            if isAfterHyphen, scalar.properties.isWhitespace {
                parts.append(part)
                (part, isAfterSplit) = (Piece(), true)
            }
            // The word after the break may be the end of one.
            if isAfterSplit, part.text.isEmpty, scalar.properties.isWhitespace { continue }
            isAfterHyphen = isInWord && Self.hyphens.contains(scalar)
            isInWord = tokenizer.isPartOfWord(scalar)
            part.text.unicodeScalars.append(scalar)
        }
        part.isOpenAfter = piece.isOpenAfter || isAfterHyphen
        return (parts + [part]).compactMap { phrase(of: $0) }
    }

    private func phrase(of piece: Piece) -> PlannedPhrase? {
        var text = piece.text
        // A line may end after the hyphen of a word, so the word may continue.
        let ending = Array(text.unicodeScalars.suffix(2))
        if piece.isOpenAfter, ending.count == 2, Self.hyphens.contains(ending[1]),
            tokenizer.isPartOfWord(ending[0])
        {
            text.unicodeScalars.removeLast()
        }
        let tokens = tokenizer.tokens(in: text, mode: .document)
        guard tokens.allSatisfy({ $0.text.utf8.count < Tokenizer.maximumTokenBytes }) else { return nil }
        var terms = tokenizer.phrase(text).map(\.text)
        var isPrefix = tokenizer.phrase(text).last?.isPrefix ?? false
        if piece.isOpenAfter, let last = tokens.last, last.kind == .word,
            last.range.upperBound == text.utf8.count
        {
            isPrefix = true
        }
        if piece.isOpenBefore, let first = tokens.first, first.kind == .word, first.range.lowerBound == 0 {
            terms = Array(terms.dropFirst())
        }
        guard let last = terms.last else { return nil }
        // A beginning of one letter says nothing and costs much.
        if isPrefix, last.utf8.count < 2 {
            terms.removeLast()
            isPrefix = false
        }
        return terms.isEmpty ? nil : PlannedPhrase(terms, isPrefix: isPrefix)
    }
}

extension Unicode.Scalar {
    /// Whether it is a mark that the index never takes for a part of a word, as it does invisible characters and accents.
    fileprivate var isPlain: Bool { value < 0x80 || properties.isWhitespace }
}
