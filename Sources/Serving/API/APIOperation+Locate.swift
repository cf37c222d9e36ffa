internal import Locating
internal import Rendering
internal import Storage

extension APIOperation {
    /// As `folio locate --json`.
    static let locate = APIOperation(
        "locate", "Find the blocks and boxes that a piece of exported text came from.",
        [
            Parameter(
                name: "document", kind: .text(maximum: 1_000),
                summary: "The document's key, or the address of a page or a block.", isRequired: true),
            Parameter(
                name: "page", kind: .integer(1...1_000_000_000),
                summary: "Only this page, counted from 1."),
            .provider,
            Parameter(name: "text", kind: .text(maximum: 10_000), summary: "The text to find."),
            Parameter(
                name: "span", kind: .span,
                summary: "Code points of the page's exported markdown, counted from 0, such as 300-340."),
            choice("formulas", MarkdownOptions.Formulas.self, "Delimiters of formulas in the export."),
            choice("tables", MarkdownOptions.Tables.self, "How the export writes tables."),
            choice("images", MarkdownOptions.Images.self, "How the export writes images."),
            choice(
                "furniture", MarkdownOptions.Furniture.self, "What the export does with headers and footers."),
            choice("escape", MarkdownOptions.Escape.self, "Backslashes before marks of markdown."),
            choice("code", MarkdownOptions.Code.self, "What the export takes for code."),
            Parameter(
                name: "normalize", kind: .flag,
                summary: "Whether the export writes characters in one form; true if missing."),
            .limit(1_000),
        ], schema: "LocateResult"
    ) { call in
        let values = call.values
        let (text, span) = (values.text("text"), values.span("span"))
        guard text == nil || span == nil else {
            throw Problem(400, "parameter", "text and span exclude each other", hint: "give one of them")
        }
        var options = MarkdownOptions(
            furniture: values.choice("furniture") ?? .drop, images: values.choice("images") ?? .drop,
            formulas: values.choice("formulas") ?? .dollar, tables: values.choice("tables") ?? .html,
            normalizes: values.text("normalize") != "false")
        (options.escape, options.code) = (
            values.choice("escape") ?? .minimal, values.choice("code") ?? .fonts
        )
        return try call.store().read { reader in
            let address = try DocumentAddress(
                values.text("document") ?? "", page: values.integer("page"),
                provider: values.text("provider"), reader)
            let request = LocateRequest(address, text: text, span: span, options: options)
            return try .json(try request.result(reader, limit: values.integer("limit") ?? 100))
        }
    }

    private static func choice<Value: RawRepresentable<String> & CaseIterable>(
        _ name: String, _ type: Value.Type, _ summary: String
    ) -> Parameter {
        Parameter(name: name, kind: .choice(Value.allCases.map(\.rawValue)), summary: summary)
    }
}

extension CallValues {
    fileprivate func choice<Value: RawRepresentable<String>>(_ name: String) -> Value? {
        text(name).flatMap(Value.init)
    }
}
