/// Encodes records of training data: `{"id","text","source","metadata":{…}}`, one JSON object a line.
///
/// `source` is the provider, since that is what tells texts of one document apart.
struct JSONLinesEncoder: ObjectRecordEncoder {
    var identifier = ""
    var json = JSONBuffer()
    var metadata = RecordMetadata()
    private let hasBlockSpans: Bool

    init(_ options: ExportOptions) {
        hasBlockSpans = options.blockSpans
    }

    /// The provider of the open document.
    var source: String { metadata.document.provider }

    mutating func start(_ text: RecordText) {
        json.member(#"{"id":"#, identifier)
        json.raw(#","text":"#)
        json.string(text.bytes)
        json.member(#","source":"#, metadata.document.provider)
        json.raw(#","metadata":{"#)
        json.raw(metadata.shared.bytes)
    }

    mutating func end(_ record: Record) {
        RecordMetadata.append(record.text.removed, to: &json)
        if hasBlockSpans { RecordMetadata.append(record.text.blockSpans, to: &json) }
        if !record.text.origins.isEmpty { RecordMetadata.append(record.text.origins, to: &json) }
        if let scores = record.scores {
            json.raw(#","scores":"#)
            json.scores(scores)
        }
        if let copies = record.copies { RecordMetadata.append(copies, to: &json) }
        json.raw("}}\n")
    }
}
