internal import DocumentModel
internal import JSONView

/// Turns one answer into pages.
struct VolcengineDecoder {
    /// Clients that ask page by page, or sixteen at a time, append the lists, and every answer counts from 0 again.
    private static let numbering = PageNumbering(
        "page_id", from: 0, duplicates: .renumber,
        renumbered:
            "page numbers are missing or repeated, as in joined answers; pages were numbered by position"
    )

    var builder: ParseBuilder

    init(member: String, context: DecodingContext) {
        builder = ParseBuilder(member: member, context: context)
    }

    mutating func decode(_ answer: VolcengineAnswer) throws(ProviderFailure) -> ParsedDocument {
        if answer.form == .envelope {
            builder.document.requestID = answer.root["request_id"]?.string
            if let elapsed = answer.root["time_elapsed"]?.string {
                builder.document.options["time_elapsed"] = .string(elapsed)
            }
        }
        let markdown = answer.data?["markdown"]?.string
        guard answer.detail != nil || markdown != nil else {
            throw ProviderFailure(
                .malformed,
                "the answer reports success but contains neither `markdown` nor `detail`; fetch the result again",
                at: builder.place("$.data"))
        }
        let pages = try readDetail(answer, hasMarkdown: markdown?.isEmpty == false)
        let numbers = pages.map { $0["page_id"]?.lenientInt }
        let indices = try Self.numbering.indices(of: numbers, in: &builder, at: answer.detailPath)
        for (position, page) in pages.enumerated() {
            readPage(page, index: indices[position], at: "\(answer.detailPath)[\(position)]")
        }
        if pages.isEmpty {
            readMarkdown(markdown ?? "")
        } else if pages.count == 1 {
            builder.updatePage { $0.markdown = $0.markdown ?? markdown }
        }
        return try builder.finish()
    }

    /// The pages, which may stand in a string, as the provider's own client expects them.
    private mutating func readDetail(
        _ answer: VolcengineAnswer, hasMarkdown: Bool
    ) throws(ProviderFailure) -> [JSONValue] {
        guard let detail = answer.detail else { return [] }
        let path = answer.detailPath
        guard let text = detail.utf8 else { return pages(in: detail, at: path) }
        if text.isEmpty { return [] }
        do throws(JSONSyntaxError) {
            return pages(in: try builder.nestedJSON(Array(text), at: path).root, at: path)
        } catch {
            let path = "\(path), byte \(error.offset) of the string"
            guard hasMarkdown else {
                throw ProviderFailure(
                    .malformed,
                    "`detail` is a string of invalid JSON: \(error.reason); fetch the result again",
                    at: builder.place(path))
            }
            lose(
                "`detail` is a string of invalid JSON, so pages and boxes are lost: \(error.reason)", at: path
            )
            return []
        }
    }

    private mutating func pages(in detail: JSONValue, at path: String) -> [JSONValue] {
        guard detail.array == nil else { return Array(detail.elements) }
        if ["textblocks", "page_md", "page_id"].contains(where: { detail[$0] != nil }) { return [detail] }
        lose("`detail` is neither a list nor a page", at: path)
        return []
    }

    private mutating func lose(_ message: String, at path: String) {
        builder.document.status = .partial
        builder.warn("detail_unreadable", message, at: path)
    }

    /// Makes one page of an answer that has no pages but a text.
    private mutating func readMarkdown(_ markdown: String) {
        builder.warn(
            "no_page_detail",
            "the result has no pages, only their joined markdown; it is kept as one page without boxes")
        let markdown = builder.assets.extractEmbedded(from: markdown, on: builder.pageIndex)
        builder.startPage(Page(index: builder.pageIndex, markdown: markdown))
        builder.addBlocks(ofMarkdown: markdown)
    }
}
