package import DocumentModel
package import Foundation

/// One provider's result for one document with everything that a store keeps of it.
package struct ParseToStore: Sendable {
    /// The document's key: `2024/report`.
    package var key: String
    /// Further keys under which the same document is found.
    package var aliases: [String]
    /// Who parsed: `Provider.id`, or the name that the user gave.
    package var provider: String
    /// `Provider.id` of the adapter that made `document`, if it is not `provider`.
    package var adapter: String?
    /// Whether another document that has a parse of the same bytes is this document under another key.
    package var isIdentifiedByContent: Bool
    /// `Provider.decoderVersion` of the adapter that made `document`.
    package var decoderVersion: Int
    package var document: ParsedDocument
    package var payload: PayloadToStore
    /// The position of the payload's first page in the source document, if the user gave it.
    package var pageOffset: Int?
    /// When the provider parsed, if that is known.
    package var parsedAt: Date?
    /// What was asked of the provider, if Folio itself asked.
    package var request: ParseRequest?

    package init(
        key: String, aliases: [String] = [], provider: String, adapter: String? = nil,
        isIdentifiedByContent: Bool = true, decoderVersion: Int, document: ParsedDocument,
        payload: PayloadToStore,
        pageOffset: Int? = nil, parsedAt: Date? = nil, request: ParseRequest? = nil
    ) {
        self.key = key
        self.aliases = aliases
        self.provider = provider
        self.adapter = adapter == provider ? nil : adapter
        self.isIdentifiedByContent = isIdentifiedByContent
        self.decoderVersion = decoderVersion
        self.document = document
        self.payload = payload
        self.pageOffset = pageOffset
        self.parsedAt = parsedAt
        self.request = request
        request?.complete(&self.document)
    }
}

extension ParseToStore {
    /// A stored parse decoded again, to be written with `replacing`.
    package init(_ source: ParseSource, decodedAs document: ParsedDocument, decoderVersion: Int) {
        self.init(
            key: source.documentKey, provider: source.provider, adapter: source.adapter,
            isIdentifiedByContent: false,
            decoderVersion: decoderVersion, document: document,
            payload: PayloadToStore(source.payload),
            pageOffset: source.pageOffset, request: source.request)
    }
}

extension ParseToStore {
    /// The same without NUL characters in what becomes a column of its own; pages and assets are cleaned as they are written.
    func withoutNUL(_ cleaner: inout TextCleaner) -> ParseToStore {
        var parse = self
        parse.key = cleaner.clean(key, at: "the key")
        parse.aliases = aliases.map { cleaner.clean($0, at: "a key") }
        parse.payload.name = cleaner.clean(payload.name, at: "the payload's name")
        let fields: [WritableKeyPath<ParsedDocument, String?>] = [
            \.title, \.sourceName, \.sourceURI, \.sourceSHA256, \.mediaType, \.language, \.providerVersion,
            \.requestID, \.errorMessage,
        ]
        for field in fields {
            guard document[keyPath: field]?.utf8.contains(0) == true else { continue }
            parse.document[keyPath: field] = cleaner.clean(
                optional: document[keyPath: field], at: "the document's title or names")
        }
        return parse
    }
}
