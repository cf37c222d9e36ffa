internal import DocumentModel
internal import Rendering

/// Whose records are written: the open document, as the next page's version has it.
struct RecordMetadata {
    private(set) var document = ExportDocument(key: "", provider: "", pageCount: 0)

    /// Takes the document that the next records are of.
    mutating func begin(_ document: ExportDocument) { self.document = document }

    /// Takes whose version the next page is, which may be another provider's than the document's.
    mutating func take(_ origin: PageOrigin) {
        document.provider = origin.provider
        document.providerVersion = origin.providerVersion
        document.parsedAt = origin.parsedAt
    }

    /// What was left out of a text, as JSON.
    ///
    /// A list would be empty in many files, from which readers of tables could not infer its type.
    static func json(_ removed: [RemovedText]) -> [UInt8] {
        guard !removed.isEmpty else { return Array("[]".utf8) }
        var json = JSONBuffer()
        json.list(JSONBuffer.element, removed) { json, entry in
            json.object(JSONBuffer.element) { json in
                json.integer("page_number", entry.pageNumber)
                json.text("reason", entry.reason.rawValue)
                json.text("text", entry.text)
            }
        }
        return json.bytes
    }
}

/// The members that `metadata` has in every record.
///
/// No value is null: an unknown text is empty, an unknown number 0, and a measured number always has a
/// fraction. Readers that take the types of columns from the first rows (Hugging Face's) so find the same everywhere.
extension MemberWriter {
    /// Adds the members that all records of a document share.
    mutating func members(of document: ExportDocument) {
        text("document", document.key)
        text("title", document.title ?? "")
        text("provider", document.provider)
        text("provider_version", document.providerVersion ?? "")
        text("parsed_at", document.parsedAt ?? "")
        integer("page_count", document.pageCount)
        text("language", document.language ?? "")
        text("media_type", document.mediaType ?? "")
        text("source_name", document.sourceName ?? "")
        text("source_sha256", document.sourceSHA256 ?? "")
    }

    /// Adds the members of a record's page, or the places of a document's pages in its text.
    mutating func members(ofPagesOf record: Record) {
        let spans = record.text.pageSpans
        guard let page = record.page else {
            pageSpans("page_spans", spans)
            reals("page_confidences", spans.map(\.confidence))
            return texts("page_languages", spans.map(\.language))
        }
        integer("page_number", page.number)
        integer("page_index", page.index)
        text("page_label", page.label ?? "")
        real("width", page.size?.width ?? 0)
        real("height", page.size?.height ?? 0)
        text("unit", page.size?.unit?.rawValue ?? "")
        real("confidence", spans.first?.confidence ?? 0)
        text("page_language", spans.first?.language ?? "")
    }

    /// Adds whose versions the pages are, the scores and what is known of copies, if there are any.
    mutating func members(ofOriginsAndScoresOf record: Record) {
        let origins = record.text.origins
        if !origins.isEmpty {
            texts("page_providers", origins.map(\.provider))
            reals("page_agreements", origins.map { ($0.agreement * 1e6).rounded() / 1e6 })
        }
        if let scores = record.scores { self.scores(scores) }
        if let copies = record.copies { self.copies(copies) }
    }

    /// Adds spans as `[[start,end,page_number],…]`.
    mutating func pageSpans(_ name: String, _ spans: [RecordText.PageSpan]) {
        list(name, spans) { $0.integers(Self.element, [$1.start, $1.end, $1.pageNumber]) }
    }

    /// Adds the places of blocks in a text.
    mutating func blockSpans(_ name: String, _ spans: [RecordText.BlockSpan]) {
        list(name, spans) { writer, span in
            writer.object(Self.element) { writer in
                writer.integer("start", span.start)
                writer.integer("end", span.end)
                writer.integer("page_number", span.pageNumber)
                writer.text("type", span.type.rawValue)
                writer.text("locator", span.locator)
                writer.box("norm_box", span.normalizedBox)
            }
        }
    }

    /// Adds the corners of a box, zeros if it is unknown.
    mutating func box(_ name: String, _ box: Box?) { reals(name, box?.numbers ?? [0, 0, 0, 0]) }
}
