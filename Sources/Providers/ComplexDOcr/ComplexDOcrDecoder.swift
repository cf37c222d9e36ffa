internal import DocumentModel
internal import JSONView
internal import Markup

/// Turns one answer into pages.
struct ComplexDOcrDecoder {
    var builder: ParseBuilder
    /// Whether the texts are escaped for HTML.
    private(set) var isEscaped = false

    init(member: String, context: DecodingContext) {
        builder = ParseBuilder(member: member, context: context)
    }

    mutating func decode(_ answer: ComplexDOcrAnswer) throws(ProviderFailure) -> ParsedDocument {
        readEnvelope(answer)
        if answer.form == .result {
            try readResult(answer.root, at: "$")
        } else {
            try readWords(answer)
        }
        if isEscaped { builder.document.options["html_escape"] = true }
        return try builder.finish()
    }

    /// A text field as it was before it was escaped.
    func text(_ value: JSONValue?) -> String? {
        guard let text = value?.string else { return nil }
        return isEscaped ? ComplexDOcrEscaping.undone(text) : text
    }

    private mutating func readEnvelope(_ answer: ComplexDOcrAnswer) {
        builder.document.requestID = answer.root["seqid"]?.string
        if let seconds = (answer.root["data"] ?? answer.root)["timeSecond"]?.lenientDouble {
            builder.document.options["timeSecond"] = .double(seconds)
        }
    }

    private mutating func readWords(_ answer: ComplexDOcrAnswer) throws(ProviderFailure) {
        let words = answer.words.map { $0.elements.compactMap(\.utf8).filter { !$0.isEmpty } } ?? []
        let path = answer.wordsPath
        guard let first = words.first else {
            builder.warn(
                "no_text", "the service found no text; the page is kept without blocks", at: path)
            builder.startPage(Page(index: builder.pageIndex))
            return
        }
        if words.count == 1, let result = try resultInside(first, at: "\(path)[0]") {
            builder.document.options["output_format"] = 3
            return try readResult(result, at: "\(path)[0]")
        }
        var escaping = ComplexDOcrEscaping()
        for text in words { escaping.look(at: text) }
        isEscaped = escaping.isApplied
        let text = words.map { String(decoding: $0, as: UTF8.self) }.joined(separator: "\n\n")
        readMarkdown(isEscaped ? ComplexDOcrEscaping.undone(text) : text)
    }

    /// The JSON of `output_format` 3, if the string holds that.
    private mutating func resultInside(
        _ text: UnsafeBufferPointer<UInt8>, at path: String
    ) throws(ProviderFailure) -> JSONValue? {
        guard text.first(where: { $0 > 0x20 }) == UInt8(ascii: "{") else { return nil }
        var bytes = Array(text)
        if ComplexDOcrEscaping.coversJSON(text) {
            bytes = Array(ComplexDOcrEscaping.undone(String(decoding: text, as: UTF8.self)).utf8)
            builder.document.options["html_escape"] = true
        }
        do throws(JSONSyntaxError) {
            let inner = try JSONDocument(bytes, maximumDepth: builder.context.limits.jsonDepth)
            guard ComplexDOcrAnswer.isResult(inner.root) else { return nil }
            builder.report(inner.repairs, at: path)
            return inner.root
        } catch {
            // A page of program text may begin with a brace too.
            let beginning = String(decoding: bytes.prefix(4096), as: UTF8.self)
            guard beginning.contains("\"result\"") else { return nil }
            throw ProviderFailure(
                .malformed, "the string contains invalid JSON: \(error.reason); fetch the result again",
                at: builder.place("\(path), byte \(error.offset) of the string"))
        }
    }

    private mutating func readResult(_ root: JSONValue, at path: String) throws(ProviderFailure) {
        builder.document.providerVersion = root["version"]?.string
        if let duration = root["duration"]?.lenientInt {
            builder.document.options["duration"] = .int(duration)
        }
        guard let result = root["result"] else { return }
        let pages = result["pages"].map { Array($0.elements) } ?? []
        if builder.document.options["html_escape"] == nil { isEscaped = Self.isEscaped(result, pages) }
        let markdown = text(result["markdown"]) ?? text(result["text"]) ?? ""
        if pages.isEmpty {
            builder.warn(
                "no_page_detail",
                "the result has no pages, only their joined text; it is kept as one page without boxes",
                at: path)
            return readMarkdown(markdown)
        }
        try readPages(pages, metrics: root["metrics"], at: "\(path).result.pages")
        // The markdown joins all pages, so it is that of a page only if the document has one; its images are kept anyway.
        let index = pages.count == 1 ? builder.pageIndex : nil
        let readable = builder.assets.extractEmbedded(from: markdown, on: index)
        if index != nil, !markdown.isEmpty { builder.updatePage { $0.markdown = readable } }
        checkCounts(result, at: path)
    }

    /// Warns if the service counts more pages than it returns.
    private mutating func checkCounts(_ result: JSONValue, at path: String) {
        guard let total = result["total_page_number"]?.lenientInt else { return }
        if total > builder.document.pages.count {
            builder.document.status = .partial
            builder.warn(
                "pages_missing",
                "the file has \(total) pages, but the result contains \(builder.document.pages.count)",
                at: path)
        }
        // The number of pages of the source only if what was sent is the source from its first page.
        if builder.context.pageOffset == 0, builder.document.pages.first?.index == 0, total > 0 {
            builder.document.pageCount = total
        }
    }

    private static func isEscaped(_ result: JSONValue, _ pages: [JSONValue]) -> Bool {
        var escaping = ComplexDOcrEscaping()
        for page in pages {
            for item in page["content"].map({ Array($0.elements) }) ?? [] {
                if let text = item["text"]?.utf8 { escaping.look(at: text) }
            }
        }
        if pages.isEmpty, let text = result["text"]?.utf8 { escaping.look(at: text) }
        return escaping.isApplied
    }

    /// Makes one page of a text that has none.
    private mutating func readMarkdown(_ text: String) {
        let markdown = builder.assets.extractEmbedded(from: text, on: builder.pageIndex)
        builder.startPage(Page(index: builder.pageIndex, markdown: markdown))
        builder.addBlocks(ofMarkdown: ComplexDOcrMarkdown.protected(markdown))
    }
}

/// Whether the service escaped what it recognised for HTML (`html_escape`, its default), which its answer does not say.
///
/// Escaping leaves no raw `<`, `>` or `&` anywhere. So it was applied if the text has one of its references and
/// none of those signs. A text that only quotes references, and has no such sign elsewhere, is misjudged.
struct ComplexDOcrEscaping {
    private static let references = ["&lt;", "&gt;", "&amp;", "&quot;", "&#x27;", "&#39;", "&#34;"].map {
        Array($0.utf8)
    }

    private var hasReference = false
    private var hasRawSign = false

    /// Whether escaping is to be undone in all that was looked at.
    var isApplied: Bool { hasReference && !hasRawSign }

    /// Looks at one more text of the answer.
    mutating func look(at text: UnsafeBufferPointer<UInt8>) {
        guard !hasRawSign else { return }
        for (offset, byte) in text.enumerated() {
            switch byte {
            case UInt8(ascii: "<"), UInt8(ascii: ">"):
                hasRawSign = true
                return
            case UInt8(ascii: "&"):
                let rest = text[offset...]
                guard Self.references.contains(where: { rest.starts(with: $0) }) else {
                    hasRawSign = true
                    return
                }
                hasReference = true
            default: continue
            }
        }
    }

    /// Whether a JSON text was escaped as a whole, its own quotes included: `{&quot;result&quot;: …`.
    static func coversJSON(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
        let inside = text.drop { $0 <= 0x20 }.dropFirst().drop { $0 <= 0x20 }
        return inside.starts(with: "&quot;".utf8) || inside.starts(with: "&#34;".utf8)
    }

    /// The text before it was escaped.
    static func undone(_ text: String) -> String { HTMLText.unescapeOnce(text) }
}
