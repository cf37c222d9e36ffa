internal import DocumentModel
internal import JSONView

/// Turns one answer into pages, and collects what there is to say about it.
struct VolcengineDecoder {
    let member: String
    let context: DecodingContext
    var document = ParsedDocument()
    var assets = AssetCollector()

    init(member: String, context: DecodingContext) {
        self.member = member
        self.context = context
    }

    mutating func decode(_ answer: VolcengineAnswer) throws(ProviderFailure) -> ParsedDocument {
        if answer.form == .envelope {
            document.requestID = answer.root["request_id"]?.string
            if let elapsed = answer.root["time_elapsed"]?.string {
                document.options["time_elapsed"] = .string(elapsed)
            }
        }
        let markdown = answer.data?["markdown"]?.string
        guard answer.detail != nil || markdown != nil else {
            throw ProviderFailure(
                .malformed,
                "the answer reports success but holds neither `markdown` nor `detail`. Fetch the result again.",
                at: "\(member) $.data")
        }
        let pages = try readDetail(answer, hasMarkdown: markdown?.isEmpty == false)
        try readPages(pages, at: answer.detailPath)
        if pages.isEmpty {
            readMarkdown(markdown ?? "")
        } else if pages.count == 1, document.pages[0].markdown == nil {
            document.pages[0].markdown = markdown
        }
        document.assets = assets.assets
        return document
    }

    func place(_ path: String) -> String { "\(member) \(path)" }

    mutating func warn(_ code: String, _ message: String, at path: String) {
        document.warnings.add(code, message, at: place(path))
    }

    /// The pages, which may stand in a string, as the provider's own client expects them.
    private mutating func readDetail(
        _ answer: VolcengineAnswer, hasMarkdown: Bool
    ) throws(ProviderFailure) -> [JSONValue] {
        guard let detail = answer.detail else { return [] }
        guard let text = detail.utf8 else { return pages(in: detail, at: answer.detailPath) }
        if text.isEmpty { return [] }
        do throws(JSONSyntaxError) {
            let inner = try JSONDocument(Array(text), maximumDepth: context.limits.jsonDepth)
            report(inner.repairs, at: answer.detailPath)
            return pages(in: inner.root, at: answer.detailPath)
        } catch {
            let place = "\(place(answer.detailPath)), byte \(error.offset) of the string"
            guard hasMarkdown else {
                throw ProviderFailure(
                    .malformed,
                    "`detail` is a string of broken JSON: \(error.reason). Fetch the result again.", at: place
                )
            }
            document.status = .partial
            document.warnings.add(
                "detail_unreadable",
                "`detail` is a string of broken JSON, so pages and boxes are lost: \(error.reason)",
                at: place)
            return []
        }
    }

    private mutating func pages(in detail: JSONValue, at path: String) -> [JSONValue] {
        guard detail.array == nil else { return Array(detail.elements) }
        if ["textblocks", "page_md", "page_id"].contains(where: { detail[$0] != nil }) { return [detail] }
        document.status = .partial
        document.warnings.add("detail_unreadable", "`detail` is neither a list nor a page", at: place(path))
        return []
    }

    private mutating func report(_ repairs: [JSONRepair], at path: String) {
        for repair in repairs {
            document.report(repair, at: "\(place(path)), \(repair.place) of the string")
        }
    }

    private mutating func readPages(_ values: [JSONValue], at path: String) throws(ProviderFailure) {
        let indices = try pageIndices(of: values, at: path)
        for (position, value) in values.enumerated() {
            document.pages.append(readPage(value, index: indices[position], at: "\(path)[\(position)]"))
        }
    }

    /// The place in the source of each page: its `page_id`, where no two are the same; else its position.
    ///
    /// Clients that ask page by page, or sixteen at a time, append the lists, and every answer counts from 0 again.
    private mutating func pageIndices(of pages: [JSONValue], at path: String) throws(ProviderFailure) -> [Int]
    {
        let numbers = pages.compactMap { $0["page_id"]?.lenientInt }
        let areDistinct = Set(numbers).count == pages.count && numbers.allSatisfy { $0 >= 0 }
        guard numbers.count == pages.count, areDistinct else {
            document.warnings.add(
                "pages_renumbered",
                "the page numbers are missing or repeated, as in answers that were joined; pages are counted by position",
                at: place(path))
            return pages.indices.map { $0 + context.pageOffset }
        }
        if let last = numbers.max(), last >= context.limits.pages {
            throw ProviderFailure(
                .limitExceeded,
                "limit pages: page_id \(last) is over the \(context.limits.pages) that are allowed.",
                at: place(path))
        }
        return numbers.map { $0 + context.pageOffset }
    }

    /// Makes one page of an answer that has no pages but a text.
    private mutating func readMarkdown(_ markdown: String) {
        document.warnings.add(
            "no_page_detail",
            "the answer has no pages, only their joined markdown; it is kept as one page without boxes",
            at: member)
        let index = context.pageOffset
        let markdown = assets.extractEmbedded(from: markdown, on: index)
        let blocks = MarkdownBlocks(markdown, on: index, assets: &assets).blocks
        document.pages = [Page(index: index, markdown: markdown, blocks: blocks)]
    }
}
