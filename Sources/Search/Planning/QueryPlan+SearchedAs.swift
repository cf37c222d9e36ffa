extension QueryPlan {
    /// Marks that mean something in the words they belong to, and are not indexed: `C++`, `foo_bar`, `R&D`, `\alpha`.
    private static let tellingMarks = Set("+#@$%&\\=<>^~|_".unicodeScalars)

    /// What is looked up, in words, if marks that carry meaning were dropped: `c` for `C++`; nil if none were.
    package var searchedAs: String? {
        guard terms.contains(where: { Self.losesMeaning($0.term.text) }) else { return nil }
        return terms.map { planned in
            guard Self.losesMeaning(planned.term.text) else { return planned.term.text }
            return planned.phrase.tokens.joined(separator: " ") + (planned.term.isPrefix ? "*" : "")
        }.joined(separator: " ")
    }

    /// Whether a term has such a mark, or begins with a dot right before a letter as `.NET` does.
    private static func losesMeaning(_ text: String) -> Bool {
        let scalars = text.unicodeScalars
        if scalars.first == ".", scalars.dropFirst().first?.properties.isAlphabetic == true { return true }
        return scalars.contains(where: tellingMarks.contains)
    }
}
