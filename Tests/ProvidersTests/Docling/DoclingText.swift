import DocumentModel
import JSONView

/// The letters and digits that a DoclingDocument sends as text, counted, to compare with those of the blocks.
struct DoclingText {
    private var counts: [Unicode.Scalar: Int] = [:]

    /// Counts texts, table cells, form cells and chart data; what a rich cell refers to is said by the cell.
    init(_ root: JSONValue) {
        let said = Self.referredByCells(root)
        for (position, item) in Self.list(root["texts"]).enumerated() {
            guard !said.contains("#/texts/\(position)") else { continue }
            let text = item["text"]?.string ?? ""
            add(text.isEmpty && item["label"]?.string == "formula" ? item["orig"]?.string ?? "" : text)
        }
        for (position, table) in Self.list(root["tables"]).enumerated()
        where !said.contains("#/tables/\(position)") { add(cellsOf: table["data"]) }
        for picture in Self.list(root["pictures"]) {
            add(cellsOf: picture["meta"]?["tabular_chart"]?["chart_data"])
        }
        for list in ["key_value_items", "form_items"] {
            for item in Self.list(root[list]) {
                for cell in Self.list(item["graph"]?["cells"]) {
                    add(cell["text"]?.string ?? "")
                }
            }
        }
    }

    /// The letters and digits that blocks hold less often than the payload.
    func lost(in document: ParsedDocument) -> [Unicode.Scalar: Int] {
        var left = counts
        for page in document.pages {
            for block in page.blocks {
                for scalar in block.text.unicodeScalars { left[scalar, default: 0] -= 1 }
            }
        }
        return left.filter { $0.value > 0 }
    }

    private mutating func add(cellsOf data: JSONValue?) {
        for cell in Self.list(data?["table_cells"]) { add(cell["text"]?.string ?? "") }
    }

    private mutating func add(_ text: String) {
        for scalar in text.unicodeScalars
        where scalar.properties.isAlphabetic || scalar.properties.numericType != nil {
            counts[scalar, default: 0] += 1
        }
    }

    private static func list(_ value: JSONValue?) -> [JSONValue] { value.map { Array($0.elements) } ?? [] }

    private static func referredByCells(_ root: JSONValue) -> Set<String> {
        var found: Set<String> = []
        for table in Self.list(root["tables"]) {
            for cell in Self.list(table["data"]?["table_cells"]) {
                if let reference = cell["ref"]?["$ref"]?.string { follow(reference, root, &found) }
            }
        }
        return found
    }

    private static func follow(_ reference: String, _ root: JSONValue, _ found: inout Set<String>) {
        let parts = reference.split(separator: "/")
        guard found.insert(reference).inserted, parts.count == 3, let position = Int(parts[2]) else { return }
        let list = root[String(parts[1])].map { Array($0.elements) } ?? []
        guard list.indices.contains(position) else { return }
        for child in Self.list(list[position]["children"]) {
            if let target = child["$ref"]?.string { follow(target, root, &found) }
        }
    }
}
