package import DocumentModel

/// What OCRPdf can be asked for beside the file.
package struct VolcengineOptions: Equatable, Sendable {
    /// How text is read: in the way that the service chooses, or by recognition alone.
    package enum ParseMode: String, Sendable, CaseIterable { case auto, ocr }

    /// How tables are written.
    package enum TableMode: String, Sendable, CaseIterable { case html, markdown }

    package var parseMode: ParseMode?
    /// HTML, since markdown has no merged cells.
    package var tableMode = TableMode.html
    /// Whether headers, footers and footnotes are left out, as the service does by default.
    package var filtersHeaders: Bool?
    /// How many pages one call parses, 1 to 100.
    package var pagesPerCall = 16

    package init() {}

    /// Reads what `recorded` wrote.
    package init(recorded: [String: MetadataValue]) {
        parseMode = recorded["parse_mode"]?.text.flatMap(ParseMode.init)
        tableMode = recorded["table_mode"]?.text.flatMap(TableMode.init) ?? .html
        filtersHeaders = recorded["filter_header"]?.text.map { $0 == "true" }
        pagesPerCall = recorded["page_num"]?.number ?? 16
    }

    /// Under the names of the document; what is left to the service is left out.
    var recorded: [String: MetadataValue] {
        var members: [String: MetadataValue] = [
            "version": "v3", "table_mode": .string(tableMode.rawValue), "page_num": .int(pagesPerCall),
        ]
        if let parseMode { members["parse_mode"] = .string(parseMode.rawValue) }
        if let filtersHeaders { members["filter_header"] = .string(filtersHeaders ? "true" : "false") }
        return members
    }
}
