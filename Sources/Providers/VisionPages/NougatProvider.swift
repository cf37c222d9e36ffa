package import DocumentModel

/// Nougat's markdown with LaTeX (`.mmd`, github.com/facebookresearch/nougat): formulas as `\(…\)` and `\[…\]`, tables as `tabular`.
///
/// It holds nothing that only Nougat writes, so the user has to name the adapter. It has no pages.
package struct NougatProvider: Provider {
    package let id = "nougat"
    package let decoderVersion = 3
    package let summary = "Nougat: .mmd files, only with --provider nougat"
    package let isChosenByContent = false
    package let identifiesDocuments = false

    package init() {}

    package func recognize(_ payload: OpenedPayload) -> String? { payload.soleText == nil ? nil : "markdown" }

    package func decode(
        _ payload: OpenedPayload, context: DecodingContext
    ) throws(ProviderFailure) -> ParsedDocument {
        guard let member = payload.soleText else {
            throw ProviderFailure(.unknownFormat, "the file is not text; give an .mmd file")
        }
        var builder = ParseBuilder(member: member.name, context: context)
        let markdown = String(decoding: member.bytes, as: UTF8.self)
        builder.startPage(Page(index: context.pageOffset, markdown: markdown))
        for mark in ["[MISSING_PAGE_EMPTY", "[MISSING_PAGE_FAIL", "[MISSING_PAGE_POST"] {
            let places = ByteMarks.offsets(of: mark, in: member.bytes)
            guard let first = places.first else { continue }
            builder.document.status = .partial
            builder.warn(
                "page_missing", "Nougat could not read a page", at: "byte \(first)", count: places.count)
        }
        builder.addBlocks(ofMarkdown: LiteralTags.escaped(LaTeXTables.asHTML(markdown)))
        builder.updatePage { page in
            for block in page.blocks.indices where page.blocks[block].type == .table {
                page.blocks[block].text = TableText.withoutDollars(page.blocks[block].text)
            }
        }
        return try builder.finish()
    }
}

/// Turns the `tabular` environments in a markdown text into HTML tables.
enum LaTeXTables {
    private static let begin = "\\begin{tabular}"
    private static let end = "\\end{tabular}"

    static func asHTML(_ markdown: String) -> String {
        var output = ""
        var rest = markdown[...]
        while let start = rest.firstRange(of: begin),
            let close = rest[start.upperBound...].firstRange(of: end)
        {
            let inside = rest[start.upperBound..<close.lowerBound]
            output += rest[..<start.lowerBound] + "\n\n" + table(String(inside)) + "\n\n"
            rest = rest[close.upperBound...]
        }
        return (output + rest).replacing("\\begin{table}", with: "").replacing("\\end{table}", with: "")
    }

    private static func table(_ content: String) -> String {
        // The columns' alignments: `{l c c}`.
        var body = content.trimmingWhiteSpace[...]
        if body.first == "{", let close = body.firstIndex(of: "}") { body = body[close...].dropFirst() }
        let rows = body.split(separator: "\\\\", omittingEmptySubsequences: true).map { row in
            cells(of: String(row))
        }.filter { !$0.allSatisfy(\.text.isEmpty) }
        let html = rows.map { row in
            "<tr>"
                + row.map { "<td\($0.span > 1 ? " colspan=\"\($0.span)\"" : "")>\($0.text)</td>" }.joined()
                + "</tr>"
        }
        return "<table>" + html.joined() + "</table>"
    }

    private static func cells(of row: String) -> [(text: String, span: Int)] {
        let row = row.replacing(
            /\\(hline|toprule|midrule|bottomrule)|\\c(line|midrule(\([lr]*\))?)\{[^}]*\}/, with: ""
        )
        .replacing("\\&", with: "\u{0}")
        return row.split(separator: "&", omittingEmptySubsequences: false).map { cell in
            var text = cell.replacing("\u{0}", with: "&").trimmingWhiteSpace
            var span = 1
            while let found = text.prefixMatch(of: /\\multi(column|row)\{(\d{1,3})\}\{[^}]*\}\{/),
                text.hasSuffix("}")
            {
                if found.1 == "column" { span = Int(found.2) ?? 1 }
                text = String(text[found.range.upperBound...].dropLast())
            }
            let plain = text.replacing("**", with: "").replacing("\\%", with: "%").replacing("\\_", with: "_")
                .replacing("&", with: "&amp;").replacing("<", with: "&lt;").replacing(">", with: "&gt;")
            return (
                plain.replacing("\\(", with: "$").replacing("\\)", with: "$").trimmingWhiteSpace, span
            )
        }
    }
}
