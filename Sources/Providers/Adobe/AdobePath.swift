/// The place of an element in the document's structure tree (`//Document/L[2]/LI/LBody/Span`), and the block that it is a piece of.
struct AdobePath {
    /// Pieces of a line; a `ParagraphSpan` is the part of a paragraph in one column or on one page.
    private static let inline: Set<Substring> = [
        "Span", "StyleSpan", "HyphenSpan", "ExtraCharSpan", "ParagraphSpan", "Reference", "Link", "Lbl",
        "LBody",
    ]
    /// Frames around blocks, which have no text of their own.
    private static let frames: Set<Substring> = ["Document", "Part", "Art", "Sect", "Div", "TOC"]

    /// The path of the block (a paragraph, a whole table or figure, a list item) and its tag: `P`, `H2`, `Table`.
    let block: String
    let tag: String
    /// Whether the block is one without text, too.
    var isPictured: Bool { tag == "Table" || tag == "Figure" }
    /// The part of the block, if it continues in another column or on another page; empty for the first.
    let part: String
    /// The path of the line; text of another line begins on a new one.
    let line: String
    /// The outermost list, and how deep the element is in lists.
    let list: String
    let level: Int
    /// The row and the cell of a table; the cell is nil outside of cells.
    let row: String
    let cell: String?
    /// The element's own tag: `TD`, `HyphenSpan`.
    let own: String
    /// Whether the text is the number or bullet of a list item.
    let isMarker: Bool

    init(_ path: String) {
        let parts = path.split(separator: "/")
        let names = parts.map { $0.prefix { $0 != "[" } }
        let joined = { (end: Int) in parts[..<end].joined(separator: "/") }
        let end = Self.blockEnd(names)
        block = joined(end)
        tag = end > 0 ? String(names[end - 1]) : ""
        let isTable = tag == "Table"
        let span = isTable ? nil : names[end...].lastIndex(of: "ParagraphSpan")
        part = span.map { parts[$0] == "ParagraphSpan" ? "" : parts[end...$0].joined(separator: "/") } ?? ""
        line = parts.indices.filter { !Self.inline.contains(names[$0]) }.map { parts[$0] }.joined(
            separator: "/")
        list = joined((names.firstIndex(of: "L") ?? -1) + 1)
        level = names[..<end].count { $0 == "L" }
        let rowEnd = isTable ? names[end...].firstIndex(of: "TR").map { $0 + 1 } : nil
        row = joined(rowEnd ?? 0)
        cell = rowEnd.flatMap { names[$0...].firstIndex { $0 == "TD" || $0 == "TH" } }.map { joined($0 + 1) }
        own = String(names.last ?? "")
        isMarker = tag == "LI" && names[end...].contains("Lbl")
    }

    /// The number of names that lead to the block.
    private static func blockEnd(_ names: [Substring]) -> Int {
        for tag in ["Caption", "Table", "Figure"] as [Substring] {
            if let position = names.firstIndex(of: tag) { return position + 1 }
        }
        if let position = names.lastIndex(where: { $0 == "LI" || $0 == "TOCI" }) { return position + 1 }
        let last = names.lastIndex { !inline.contains($0) && $0 != "Sub" } ?? -1
        let isFrame = last < 0 || frames.contains(names[last])
        return min(isFrame ? last + 2 : last + 1, names.count)
    }
}
