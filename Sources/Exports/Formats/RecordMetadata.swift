internal import DocumentModel
internal import Rendering

/// The members that `metadata` has in every record.
///
/// There is no null in any record: a text that is not known is empty, a number 0, and what is measured always has a
/// fraction. Readers that take the types of columns from the first rows (Hugging Face's) so find the same everywhere.
struct RecordMetadata {
    /// The members that all records of a document share, without braces.
    private(set) var shared = JSONBuffer()
    private(set) var document = ExportDocument(key: "", provider: "", pageCount: 0)

    /// Takes the document that the next records are of.
    mutating func begin(_ document: ExportDocument) {
        self.document = document
        shared.clear()
        shared.member(#""document":"#, document.key)
        shared.member(#","title":"#, document.title ?? "")
        shared.member(#","provider":"#, document.provider)
        shared.member(#","provider_version":"#, document.providerVersion ?? "")
        shared.member(#","parsed_at":"#, document.parsedAt ?? "")
        shared.member(#","page_count":"#, document.pageCount)
        shared.member(#","language":"#, document.language ?? "")
        shared.member(#","media_type":"#, document.mediaType ?? "")
        shared.member(#","source_name":"#, document.sourceName ?? "")
        shared.member(#","source_sha256":"#, document.sourceSHA256 ?? "")
    }

    /// Takes whose version the next page is, which may be another provider's than the document's.
    mutating func take(_ origin: PageOrigin) {
        var document = document
        document.provider = origin.provider
        document.providerVersion = origin.providerVersion
        document.parsedAt = origin.parsedAt
        begin(document)
    }

    /// Appends whose versions the pages of a text are, each with a comma before it.
    static func append(_ origins: [PageOrigin], to json: inout JSONBuffer) {
        for (position, origin) in origins.enumerated() {
            json.member(position == 0 ? #","page_providers":["# : ",", origin.provider)
        }
        for (position, origin) in origins.enumerated() {
            json.raw(position == 0 ? #"],"page_agreements":["# : ",")
            json.real((origin.agreement * 1e6).rounded() / 1e6)
        }
        json.raw("]")
    }

    /// Appends the members of a page, each with a comma before it.
    static func append(_ page: ExportPage, to json: inout JSONBuffer) {
        json.member(#","page_number":"#, page.number)
        json.member(#","page_index":"#, page.index)
        json.member(#","page_label":"#, page.label ?? "")
        json.raw(#","width":"#)
        json.real(page.size?.width ?? 0)
        json.raw(#","height":"#)
        json.real(page.size?.height ?? 0)
        json.member(#","unit":"#, page.size?.unit?.rawValue ?? "")
    }

    /// Appends where pages stand in a text, with a comma before it.
    static func append(_ spans: [RecordText.PageSpan], to json: inout JSONBuffer) {
        json.raw(#","page_spans":"#)
        append(list: spans, to: &json)
    }

    /// Appends the parser's confidence in each page, with a comma before it.
    static func append(confidences spans: [RecordText.PageSpan], to json: inout JSONBuffer) {
        json.raw(#","page_confidences":["#)
        for (position, span) in spans.enumerated() {
            if position > 0 { json.raw(",") }
            json.real(span.confidence)
        }
        json.raw("]")
    }

    /// Appends spans as `[[start,end,page_number],…]`.
    static func append(list spans: [RecordText.PageSpan], to json: inout JSONBuffer) {
        json.raw("[")
        for (position, span) in spans.enumerated() {
            json.member(position == 0 ? "[" : ",[", span.start)
            json.member(",", span.end)
            json.member(",", span.pageNumber)
            json.raw("]")
        }
        json.raw("]")
    }

    /// Appends where blocks stand in a text, with a comma before it.
    static func append(_ spans: [RecordText.BlockSpan], to json: inout JSONBuffer) {
        json.raw(#","block_spans":["#)
        for (position, span) in spans.enumerated() {
            json.member(position == 0 ? #"{"start":"# : #",{"start":"#, span.start)
            json.member(#","end":"#, span.end)
            json.member(#","page_number":"#, span.pageNumber)
            json.member(#","type":"#, span.type.rawValue)
            json.member(#","locator":"#, span.locator)
            json.raw(#","norm_box":"#)
            json.box(span.normalizedBox)
            json.raw("}")
        }
        json.raw("]")
    }

    /// Appends what was left out of the text, with a comma before it: JSON in a string.
    ///
    /// A list would be empty in many files, from which readers of tables could not tell its type.
    static func append(_ removed: [RemovedText], to json: inout JSONBuffer) {
        json.raw(#","removed":"#)
        guard !removed.isEmpty else { return json.raw(#""[]""#) }
        var list = JSONBuffer()
        for (position, entry) in removed.enumerated() {
            list.member(position == 0 ? #"[{"page_number":"# : #",{"page_number":"#, entry.pageNumber)
            list.member(#","reason":"#, entry.reason.rawValue)
            list.member(#","text":"#, entry.text)
            list.raw("}")
        }
        list.raw("]")
        json.string(list.bytes)
    }
}
