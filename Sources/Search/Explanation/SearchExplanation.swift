internal import DocumentModel
package import Storage

/// How a search is understood: what `folio search --explain` prints.
package struct SearchExplanation: Hashable, Sendable {
    /// A word or phrase of the query.
    package struct Word: Hashable, Sendable {
        /// As typed.
        package var text: String
        /// Its beginning in the query, in code points.
        package var offset: Int
        /// The tokens that must be side by side in the index.
        package var tokens: [String]
        /// Whether the last token may continue.
        package var isPrefix: Bool
        /// How many pages of all parses hold it, in the columns that are searched.
        package var pages: Int
        /// The words of the index that are found in its place as well; empty if only the word itself is.
        package var inflections: [VocabularyEntry]
        /// Other forms of writing the word that are looked for as well.
        package var forms: [String]
    }

    /// The query as typed.
    package var query: String
    /// With every operator written out; empty if the query asks for nothing.
    package var parsed: String
    package var words: [Word]
    /// What is asked of FTS5; nil if the filters leave nothing to ask.
    package var match: String?
    /// The steps in which the answer is found.
    package var plan: [String]
    /// Why a valid query finds nothing.
    package var note: String?
}

extension SearchExplanation: Encodable {
    private enum CodingKeys: String, CodingKey { case query, parsed, words, match, plan, note }

    /// `match` is null if nothing is asked; `note` is there only if it says something.
    package func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(query, forKey: .query)
        try container.encode(parsed, forKey: .parsed)
        try container.encode(words, forKey: .words)
        try container.encode(match, forKey: .match)
        try container.encode(plan, forKey: .plan)
        try container.encodeIfPresent(note, forKey: .note)
    }
}

extension SearchExplanation.Word: Encodable {
    private enum CodingKeys: String, CodingKey {
        case text, offset, tokens
        case isPrefix = "is_prefix"
        case pages, inflections, forms
    }

    private enum InflectionKeys: String, CodingKey { case text, pages }

    package func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(text, forKey: .text)
        try container.encode(offset, forKey: .offset)
        try container.encode(tokens, forKey: .tokens)
        try container.encode(isPrefix, forKey: .isPrefix)
        try container.encode(pages, forKey: .pages)
        if !forms.isEmpty { try container.encode(forms, forKey: .forms) }
        var list = container.nestedUnkeyedContainer(forKey: .inflections)
        for inflection in inflections {
            var entry = list.nestedContainer(keyedBy: InflectionKeys.self)
            try entry.encode(inflection.token, forKey: .text)
            try entry.encode(inflection.pages, forKey: .pages)
        }
    }
}

extension SearchExplanation {
    /// The explanation for people to read; each line ends in a line break.
    package var text: String {
        var lines = ["parsed  \(parsed.isEmpty ? "(nothing)" : parsed)"]
        for word in words {
            let tokens = word.tokens.joined(separator: " + ") + (word.isPrefix ? "*" : "")
            lines.append("word    \(word.text.printable) → \(tokens): \(word.pages.pages)")
            if !word.forms.isEmpty {
                lines.append("        also written \(word.forms.joined(separator: ", "))")
            }
            if !word.inflections.isEmpty {
                let list = word.inflections.map { "\($0.token) \($0.pages)" }.joined(separator: ", ")
                lines.append("        also as \(list)")
            }
        }
        if let match { lines.append("match   \(match)") }
        lines += plan.map { "plan    \($0)" }
        if let note { lines.append("note    \(note)") }
        return lines.map { $0 + "\n" }.joined()
    }
}
