internal import DocumentModel
internal import GRDB

/// Finds parses of the attached store `source`, and which parse of this store has the same bytes.
struct MergedParses {
    let database: Database
    /// Whether an adapter's results name their document, so that other keys may stand for the same one.
    let identifiesDocuments: (String) -> Bool

    /// A parse of the source, with what finds it again.
    struct SourceParse {
        let id: Int64
        let key: String
        let place: Place
        let decoderVersion: Int
    }

    /// When and under which key the same bytes were first ingested; the earliest keeps them.
    struct Place: Comparable {
        let ingestedAt: String
        let key: String

        static func < (one: Place, other: Place) -> Bool {
            (one.ingestedAt, one.key) < (other.ingestedAt, other.key)
        }
    }

    /// A parse that this store holds of the same bytes.
    struct KnownParse {
        let id: Int64
        let document: Int64
        let place: Place
        let decoderVersion: Int
    }

    /// The parses of a source's document, in the order in which they were ingested.
    func ofSource(key: String) throws -> [SourceParse] {
        let statement = try database.cachedStatement(
            sql: """
                SELECT parses.id, parses.ingested_at, parses.decoder_version
                FROM source.documents JOIN source.parses ON parses.document_id = documents.id
                WHERE documents.key = ? ORDER BY parses.ingested_at, parses.id
                """)
        return try Row.fetchAll(statement, arguments: [key]).map { row in
            SourceParse(
                id: try row.decode(atIndex: 0), key: key,
                place: Place(ingestedAt: try row.decode(atIndex: 1), key: key),
                decoderVersion: try row.decode(atIndex: 2))
        }
    }

    /// The parse that this store has of the bytes of a source's parse; nil if it has none.
    func known(_ parse: SourceParse) throws -> KnownParse? {
        let statement = try database.cachedStatement(
            sql: """
                SELECT known.id, known.document_id, known.ingested_at, documents.key, known.decoder_version,
                    ifnull(json_extract(parses.options, '$.adapter'), parses.provider), payloads.byte_count
                FROM source.parses
                    JOIN source.payloads ON payloads.id = parses.payload_id
                    JOIN main.payloads AS known_payload ON known_payload.sha256 = payloads.sha256
                    JOIN main.parses AS known ON known.payload_id = known_payload.id
                        AND known.provider = parses.provider
                        AND json_extract(known.options, '$.page_offset') IS json_extract(parses.options, '$.page_offset')
                    JOIN main.documents ON documents.id = known.document_id
                WHERE parses.id = ? ORDER BY documents.key = ? DESC, known.id
                """)
        for row in try Row.fetchAll(statement, arguments: [parse.id, parse.key]) {
            let key: String = try row.decode(atIndex: 3)
            guard
                try key == parse.key
                    || identifiesDocuments(row.decode(atIndex: 5))
                        && DocumentKey.areOfOneDocument(key, parse.key, byteCount: row.decode(atIndex: 6))
            else {
                continue
            }
            return KnownParse(
                id: try row.decode(atIndex: 0), document: try row.decode(atIndex: 1),
                place: Place(ingestedAt: try row.decode(atIndex: 2), key: key),
                decoderVersion: try row.decode(atIndex: 4))
        }
        return nil
    }
}
