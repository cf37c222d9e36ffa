internal import DocumentModel

/// Encodes pages and documents as records of training data: one JSON object a line.
///
/// `id`, `text` and `source` are never null, as dolma's and datatrove's readers want it; every key is on every row,
/// as Hugging Face's want it. `source` is the provider, since that is what tells texts of one document apart.
struct RecordEncoder {
    private(set) var json = JSONBuffer()
    /// The members of `metadata` that all records of a document share.
    private var documentMembers = JSONBuffer()
    private var document = ExportDocument(key: "", provider: "", pageCount: 0)

    /// Takes the document that the next records are of.
    mutating func begin(_ document: ExportDocument) {
        self.document = document
        documentMembers.clear()
        documentMembers.raw(#"{"document":"#)
        documentMembers.string(document.key)
        documentMembers.raw(#","title":"#)
        documentMembers.string(document.title)
        documentMembers.raw(#","provider":"#)
        documentMembers.string(document.provider)
        documentMembers.raw(#","provider_version":"#)
        documentMembers.string(document.providerVersion)
        documentMembers.raw(#","page_count":"#)
        documentMembers.integer(document.pageCount)
        documentMembers.raw(#","language":"#)
        documentMembers.string(document.language)
        documentMembers.raw(#","media_type":"#)
        documentMembers.string(document.mediaType)
        documentMembers.raw(#","source_name":"#)
        documentMembers.string(document.sourceName)
        documentMembers.raw(#","source_sha256":"#)
        documentMembers.string(document.sourceSHA256)
    }

    /// Encodes a page; its `id` is the key and the page number: `2024/report#p12`.
    mutating func encode(_ page: ExportPage, text: [UInt8]) {
        json.clear()
        json.raw(#"{"id":"#)
        json.string("\(document.key)#p\(page.number)\(document.isPreferred ? "" : "@" + document.provider)")
        encode(text: text)
        json.raw(#","page_number":"#)
        json.integer(page.number)
        json.raw(#","page_index":"#)
        json.integer(page.index)
        json.raw(#","page_label":"#)
        json.string(page.label)
        json.raw(#","width":"#)
        json.number(page.size?.width)
        json.raw(#","height":"#)
        json.number(page.size?.height)
        json.raw(#","unit":"#)
        json.string(page.size?.unit?.rawValue)
        json.raw("}}\n")
    }

    /// Encodes a document; `page_spans` says where its pages stand in the text.
    mutating func encode(_ text: DocumentText) {
        json.clear()
        json.raw(#"{"id":"#)
        json.string(document.identifier)
        encode(text: text.bytes)
        json.raw(#","page_spans":["#)
        for (position, span) in text.spans.enumerated() {
            json.raw(position == 0 ? "[" : ",[")
            json.integer(span.start)
            json.raw(",")
            json.integer(span.end)
            json.raw(",")
            json.integer(span.pageNumber)
            json.raw("]")
        }
        json.raw("]}}\n")
    }

    private mutating func encode(text: [UInt8]) {
        json.raw(#","text":"#)
        json.string(text)
        json.raw(#","source":"#)
        json.string(document.provider)
        json.raw(#","metadata":"#)
        json.raw(documentMembers.bytes)
    }
}
