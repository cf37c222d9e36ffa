package import DocumentModel

/// What became of a parse that was handed to the writer.
package struct StoredParse: Equatable, Sendable {
    /// The ways in which a write ends well.
    package enum Outcome: String, Sendable {
        /// Stored as a new parse.
        case stored
        /// Stored in the place of an older decoding of the same payload.
        case replaced
        /// The payload was stored before; nothing changed.
        case unchanged
        /// The payload was stored before under another key; this key now leads there too.
        case aliased
    }

    package var outcome: Outcome
    package var parseID: Int64
    package var documentID: Int64
    /// The key of the document that holds the parse, which for `aliased` is not the one asked for.
    package var key: String
    /// What was written now; 0 for `unchanged` and `aliased`.
    package var pages = 0
    package var blocks = 0
    package var assets = 0
    /// Kinds of warnings stored with the parse.
    package var warnings = 0
}

/// A parse that the store holds of a payload.
package struct ExistingParse: Equatable, Sendable {
    package var parseID: Int64
    package var documentID: Int64
    package var key: String
    package var provider: String
    package var decoderVersion: Int
    /// The given position of its first page in the source document; nil if it was not given.
    package var pageOffset: Int?
    /// `Provider.id` of the adapter that decoded it, if that is not `provider`.
    package var adapter: String?
    /// `parses.options`.
    package var options: [String: MetadataValue] = [:]
    /// The other keys of its document.
    package var aliases: [String] = []
    /// The size of its payload as received.
    package var byteCount = 0

    /// Whether a result with the same bytes and this key belongs to the same document (`DocumentKey.areOfOneDocument`).
    package func isOfDocument(_ key: String) -> Bool {
        DocumentKey.areOfOneDocument(self.key, key, byteCount: byteCount) || aliases.contains(key)
    }
}
