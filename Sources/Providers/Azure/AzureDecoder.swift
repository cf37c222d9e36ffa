internal import DocumentModel
internal import JSONView

/// Turns a result of v3 and later into pages.
///
/// Everything has its place in `content`, which is the reading order. The text of tables, figures and captions is sent as paragraphs,
/// too, and all text as lines: what an element before has is left out, by `spans` and by `elements`.
struct AzureDecoder {
    private static let numbering = PageNumbering("pageNumber", from: 1, duplicates: .renumber)

    /// What becomes one block, or a table with its captions.
    struct Item {
        enum Kind { case paragraph, table, figure, line, selection, barcode }
        let kind: Kind
        let value: JSONValue
        let path: String
        /// In `content`.
        let start: Int
        /// The position of the page.
        let page: Int
        /// The position in the list that it came from.
        let position: Int
    }

    var builder: ParseBuilder
    let result: JSONValue
    let pages: [JSONValue]
    let paragraphs: [JSONValue]
    let isMarkdown: Bool
    var readers: [BoxReader] = []
    /// The place in the source of each page, from 0.
    var indices: [Int] = []
    let words: AzureWords
    /// The position of each page number.
    private var positions: [Int: Int] = [:]
    private var pageSpans = AzureSpans()
    /// The positions in `paragraphs` that a table or caption shows, and those that a figure shows.
    var shown: Set<Int> = []
    var inFigures: [Int: [Int]] = [:]
    var headingLevels: [Int: Int] = [:]
    var formulas: [(start: Int, value: JSONValue)] = []
    var styles = AzureStyles()

    init(member: String, context: DecodingContext, result: JSONValue) {
        builder = ParseBuilder(member: member, context: context)
        self.result = result
        pages = result.list("pages")
        paragraphs = result.list("paragraphs")
        isMarkdown = result.member("contentFormat")?.string == "markdown"
        words = AzureWords(pages)
    }

    mutating func decode() throws(ProviderFailure) -> ParsedDocument {
        readMetadata()
        styles = AzureStyles(result.list("styles"))
        indices = try Self.numbering.indices(
            of: pages.map { $0.member("pageNumber")?.lenientInt }, in: &builder, at: "$.pages")
        for (position, page) in pages.enumerated() {
            if let number = page.member("pageNumber")?.lenientInt { positions[number] = position }
            pageSpans.add(page, owner: position)
            readers.append(AzurePageSize.reader(page))
            formulas += page.list("formulas").map { (AzureSpans.start(of: $0) ?? 0, $0) }
        }
        pageSpans.sort()
        formulas.sort { $0.start < $1.start }
        let items = items().sorted { ($0.page, $0.start, $0.position) < ($1.page, $1.start, $1.position) }
        var next = items[...]
        let markdown = pageMarkdown()
        for position in pages.indices {
            builder.startPage(
                Page(
                    index: indices[position], size: readers[position].pageSize, markdown: markdown?[position])
            )
            while let item = next.first, item.page == position {
                add(item)
                next.removeFirst()
            }
        }
        return try builder.finish()
    }

    private mutating func readMetadata() {
        builder.document.providerVersion = result.member("apiVersion")?.string
        builder.document.options["model"] = (result.member("modelId")?.string).map(MetadataValue.string)
        if isMarkdown { builder.document.options["content_format"] = "markdown" }
        let languages = result.list("languages").compactMap { language in
            language["locale"]?.string.map { name in
                (name, AzureSpans.ranges(of: language).reduce(0) { $0 + $1.end - $1.start })
            }
        }
        builder.document.language = languages.max { $0.1 < $1.1 }?.0
        let pairs = result.list("keyValuePairs").map { pair in
            MetadataValue.object([
                "key": .string(pair["key"]?["content"]?.string ?? ""),
                "value": (pair["value"]?["content"]?.string).map(MetadataValue.string) ?? .null,
                "confidence": pair["confidence"].flatMap(MetadataValue.init(number:)) ?? .null,
            ])
        }
        if !pairs.isEmpty { builder.document.metadata["key_value_pairs"] = .array(pairs) }
        builder.noteFields(result.list("documents"))
    }

    /// The pages' markdown, if it has the marks between pages.
    private func pageMarkdown() -> [String]? {
        guard isMarkdown, let content = result["content"]?.string else { return nil }
        let parts = content.split(separator: "<!-- PageBreak -->", omittingEmptySubsequences: false)
        return parts.count == pages.count ? parts.map(String.init) : nil
    }

    /// The page that an element is on: by its region, or else by its place in `content`.
    func page(of element: JSONValue) -> Int {
        let region = element.list("boundingRegions").first
        if let number = region?.member("pageNumber")?.lenientInt, let page = positions[number] { return page }
        return pageSpans.owner(of: element) ?? 0
    }

    /// The box of an element on a page; several regions there are one only for tables and figures.
    mutating func box(of element: JSONValue, on page: Int, joined: Bool = false, at path: String) -> Box? {
        guard readers.indices.contains(page) else { return nil }
        let regions = element.list("boundingRegions")
        guard !regions.isEmpty else {
            return builder.box(
                element["polygon"] ?? element.member("boundingBox"), by: readers[page], at: path)
        }
        let here = regions.filter { region in
            region.member("pageNumber")?.lenientInt.flatMap { positions[$0] } == page
        }
        if here.count > 1, !joined {
            builder.warn(
                "box_ambiguous", "a paragraph has several regions on a page and no box of its own", at: path)
            return nil
        }
        let boxes = here.compactMap {
            builder.box($0["polygon"] ?? $0.member("boundingBox"), by: readers[page], at: path)
        }
        return boxes.dropFirst().reduce(boxes.first) { $0?.union($1) }
    }
}

extension ParseBuilder {
    /// Keeps the fields that a model found in `documents` or `documentResults`: names and what is said of them.
    mutating func noteFields(_ documents: [JSONValue]) {
        let found = documents.map { document -> MetadataValue in
            var fields: [String: MetadataValue] = [:]
            for (name, field) in document["fields"]?.namedMembers ?? [] {
                if let text = (field["content"] ?? field["text"] ?? field.member("valueString"))?.string {
                    fields[name] = .string(text)
                }
            }
            return .object([
                "type": (document.member("docType")?.string).map(MetadataValue.string) ?? .null,
                "fields": .object(fields),
            ])
        }
        if !found.isEmpty { self.document.metadata["documents"] = .array(found) }
    }
}

/// The fonts of stretches of `content`, if the request asked for them, and what is written by hand.
struct AzureStyles {
    private var families = AzureSpans()
    private var slants = AzureSpans()
    private var weights = AzureSpans()
    private var handwriting = AzureSpans()
    private let values: [JSONValue]

    init(_ values: [JSONValue] = []) {
        self.values = values
        for (position, style) in values.enumerated() {
            if style.member("similarFontFamily") != nil { families.add(style, owner: position) }
            if style.member("fontStyle") != nil { slants.add(style, owner: position) }
            if style.member("fontWeight") != nil { weights.add(style, owner: position) }
            if style.member("isHandwritten")?.bool == true { handwriting.add(style, owner: position) }
        }
        families.sort()
        slants.sort()
        weights.sort()
        handwriting.sort()
    }

    /// The font that a whole element is set in.
    func font(of element: JSONValue) -> FontInfo? {
        guard !values.isEmpty else { return nil }
        let slant = slants.owner(of: element).flatMap { values[$0].member("fontStyle")?.string }
        let weight = weights.owner(of: element).flatMap { values[$0].member("fontWeight")?.string }
        let font = FontInfo(
            name: families.owner(of: element).flatMap { values[$0].member("similarFontFamily")?.string },
            isBold: weight.map { $0 == "bold" }, isItalic: slant.map { $0 == "italic" })
        return font == FontInfo() ? nil : font
    }

    /// Whether a whole element is written by hand.
    func isHandwritten(_ element: JSONValue) -> Bool { handwriting.owner(of: element) != nil }
}
