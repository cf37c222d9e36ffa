internal import DocumentModel
internal import Storage
internal import TextAnalysis

/// A document that is called as a query says.
package struct NamedDocument: Hashable, Sendable, Encodable {
    /// The document's key.
    package var document: String
    /// Null if unknown.
    package var title: String?

    private enum CodingKeys: String, CodingKey { case document, title }

    package func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(document, forKey: .document)
        try container.encode(title, forKey: .title)
    }
}

/// Words that a document's title, key or file name must have: all of them, in any order.
struct NameWords: Hashable {
    private let terms: [PhraseTerm]
    private let goesOn: Bool

    /// Takes words as typed, read as the index reads them; a `*` at the end lets the last one continue.
    init(_ text: String, tokenizer: Tokenizer) {
        terms = tokenizer.phrase(text)
        goesOn = text.hasSuffix("*")
    }

    /// Whether nothing is asked for.
    var isEmpty: Bool { terms.isEmpty }

    /// Whether all words are in a name, whose tokens these are.
    func areAll(in tokens: Set<String>) -> Bool {
        terms.indices.allSatisfy { index in
            let term = terms[index]
            if tokens.contains(term.text) { return true }
            guard term.isPrefix || goesOn && index == terms.count - 1 else { return false }
            return tokens.contains { $0.utf8.starts(with: term.text.utf8) }
        }
    }
}

extension StoreSetReader {
    /// The documents of whose names one of the alternatives has all words, in the order of their keys.
    func documents(named alternatives: [NameWords], tokenizer: Tokenizer) throws -> [DocumentNames] {
        let wanted = alternatives.filter { !$0.isEmpty }
        guard !wanted.isEmpty else { return [] }
        var found: [DocumentNames] = []
        try forEachDocumentNames { names in
            let text = [names.title, names.key, names.sourceName].compactMap(\.self).joined(separator: "\n\n")
            let tokens = Set(tokenizer.tokens(in: text, mode: .document).map(\.text))
            if wanted.contains(where: { $0.areAll(in: tokens) }) { found.append(names) }
        }
        return found
    }
}
