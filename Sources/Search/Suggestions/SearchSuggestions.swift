package import Storage

/// What a search that finds nothing would have found: which of its words there are, how those that are missing may be
/// spelled, and which wider searches find something.
package struct SearchSuggestions: Hashable, Sendable {
    /// A word or phrase of the query.
    package struct Word: Hashable, Sendable {
        /// As typed.
        package var text: String
        /// How many pages of all parses hold it, in the columns that were searched.
        package var pages: Int
        /// What it is looked up as; empty if that is one token that is there.
        package var tokens: [Token]
    }

    /// A word of the index, or a pair of Chinese characters.
    package struct Token: Hashable, Sendable {
        package var text: String
        /// How many pages of all parses hold it.
        package var pages: Int
        /// Words of the index that differ by one or two letters, the nearest and most frequent first.
        package var spellings: [VocabularyEntry]
    }

    /// A search like this one that finds something.
    package struct Other: Hashable, Sendable {
        package var text: String
        package var total: Int

        package init(text: String, total: Int) {
            self.text = text
            self.total = total
        }
    }

    /// Every word and phrase, in the order in which they were typed, each once.
    package var words: [Word]
    /// The query with nearer spellings, if it finds something.
    package var correction: Other?
    /// Options that find something: `--all-parses`, `--furniture`, and `no filters` for the query without its filters.
    package var wider: [Other]
}

extension SearchSuggestions: Encodable {
    private enum CodingKeys: String, CodingKey { case words, correction, wider }
    private enum CorrectionKeys: String, CodingKey { case query, total }
    private enum WiderKeys: String, CodingKey { case option, total }

    /// `{"words": […], "correction": {"query", "total"} or null, "wider": [{"option", "total"}]}`.
    package func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(words, forKey: .words)
        if let correction {
            var other = container.nestedContainer(keyedBy: CorrectionKeys.self, forKey: .correction)
            try other.encode(correction.text, forKey: .query)
            try other.encode(correction.total, forKey: .total)
        } else {
            try container.encodeNil(forKey: .correction)
        }
        var list = container.nestedUnkeyedContainer(forKey: .wider)
        for search in wider {
            var other = list.nestedContainer(keyedBy: WiderKeys.self)
            try other.encode(search.text, forKey: .option)
            try other.encode(search.total, forKey: .total)
        }
    }
}

extension SearchSuggestions.Word: Encodable {}

extension SearchSuggestions.Token: Encodable {
    private enum CodingKeys: String, CodingKey { case text, pages, spellings }
    private enum SpellingKeys: String, CodingKey { case text, pages }

    package func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(text, forKey: .text)
        try container.encode(pages, forKey: .pages)
        var list = container.nestedUnkeyedContainer(forKey: .spellings)
        for spelling in spellings {
            var entry = list.nestedContainer(keyedBy: SpellingKeys.self)
            try entry.encode(spelling.token, forKey: .text)
            try entry.encode(spelling.pages, forKey: .pages)
        }
    }
}
