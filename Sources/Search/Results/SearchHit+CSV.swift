internal import DocumentModel

extension SearchHit {
    /// The names of the columns of `csvRow`, as a row; the last one is there if several stores are searched.
    package static func csvHeader(isSet: Bool) -> String {
        "document,provider,page_number,score,type,x0,y0,x1,y1,page_width,page_height,unit,snippet,matched,locator"
            + (isSet ? ",store" : "") + "\r\n"
    }

    /// The hit with its best region's type and box as a row of RFC 4180; what is unknown is empty.
    ///
    /// A row cannot say whose box it is, so it never holds the box of a block around the region.
    package var csvRow: String {
        let box = regions.first?.box?.numbers.map { "\($0)" }
        let size = pageSize.map { ["\($0.width)", "\($0.height)", $0.unit?.rawValue ?? ""] }
        let fields =
            [document, provider, "\(pageIndex + 1)", "\(score)", regions.first?.type.rawValue ?? ""]
            + (box ?? ["", "", "", ""]) + (size ?? ["", "", ""]) + [
                snippet.text, matched.rawValue, locator ?? "",
            ] + (store.map { [$0] } ?? [])
        return fields.map(\.csvField).joined(separator: ",") + "\r\n"
    }
}

extension String {
    /// The text in quotation marks if it holds a comma, a quotation mark or a line break.
    private var needsQuotation: Bool {
        utf8.contains { [UInt8(ascii: ","), UInt8(ascii: "\""), 10, 13].contains($0) }
    }

    fileprivate var csvField: String {
        needsQuotation ? "\"" + replacing("\"", with: "\"\"") + "\"" : self
    }
}
