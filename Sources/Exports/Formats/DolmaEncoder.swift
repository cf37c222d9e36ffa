internal import DocumentModel
internal import TextQuality

/// Encodes Dolma's documents, and beside them the attributes that Folio knows of them.
///
/// Attributes are lists of `[start, end, score]` in code points: `folio__page` has the number of each page as its score,
/// `folio__TYPE` the blocks of a type with the score 1, and `folio__NAME` the whole text with a score of that name. Every name is on every row.
struct DolmaEncoder: RecordEncoder {
    /// The folder below `attributes/`.
    static let attributesName = "folio"

    private var documents: JSONLinesEncoder<FolioForm>
    private var json = JSONBuffer()
    private let hasBlockSpans: Bool

    init(_ options: ExportOptions) {
        documents = JSONLinesEncoder(options)
        hasBlockSpans = options.blockSpans
    }

    var written: WrittenRecords { documents.written }
    var record: [UInt8] { documents.record }
    var attributes: [UInt8] { json.bytes }

    mutating func begin(_ document: ExportDocument) { documents.begin(document) }

    mutating func encode(_ record: Record) {
        documents.encode(record)
        encodeAttributes(of: record)
    }

    private mutating func encodeAttributes(of record: Record) {
        let text = record.text
        json.clear()
        json.member(#"{"id":"#, record.identifier)
        json.member(#","source":"#, documents.form.source)
        json.raw(#","attributes":{"folio__page":"#)
        json.pageSpans(JSONBuffer.element, text.pageSpans)
        if hasBlockSpans {
            for type in RecordText.writtenTypes {
                json.raw(Array(",\"folio__\(type.rawValue)\":[".utf8))
                for (position, span) in text.blockSpans.lazy.filter({ $0.type == type }).enumerated() {
                    json.member(position == 0 ? "[" : ",[", span.start)
                    json.member(",", span.end)
                    json.raw(",1.0]")
                }
                json.raw("]")
            }
        }
        if let scores = record.scores {
            // A score is one of the whole text.
            for score in Score.allCases where !score.isText {
                json.raw(Array(",\"folio__\(score.rawValue)\":[[0,".utf8))
                json.integer(text.chars)
                json.raw(",")
                json.score(scores[number: score])
                json.raw("]]")
            }
        }
        json.raw("}}\n")
    }
}
