internal import JSONView

/// Docling: `texts[].text`, the cells of tables, forms and charts, descriptions of pictures, names of sheets.
///
/// What a rich cell refers to is said by the cell itself and not counted twice.
struct DoclingTexts: SentTextReader {
    func texts(in files: [SentFile]) -> [SentText] {
        guard let file = files.lazy.compactMap(\.json).first else { return [] }
        let root = file["document"]?["json_content"] ?? file
        let said = referredByCells(root)
        var found: [SentText] = []
        for (position, item) in root.list("texts").enumerated() where !said.contains("#/texts/\(position)") {
            let text = item["text"]?.string ?? ""
            let isUnread = text.isEmpty && item["label"]?.string == "formula"
            found.append(SentText(isUnread ? item["orig"]?.string ?? "" : text, page: page(of: item)))
        }
        for (position, table) in root.list("tables").enumerated() where !said.contains("#/tables/\(position)")
        {
            found += cells(table["data"], page: page(of: table))
        }
        for picture in root.list("pictures") { found += texts(of: picture) }
        for graph in root.list("key_value_items") + root.list("form_items") {
            for cell in graph["graph"]?.list("cells") ?? [] {
                found.append(SentText(cell["text"]?.string ?? "", page: page(of: cell)))
            }
        }
        for group in root.list("groups") where group["label"]?.string == "sheet" {
            found.append(SentText(group["name"]?.string ?? "", page: nil))
        }
        return found
    }

    /// What Docling says of a picture: a model's description, the numbers of a chart.
    private func texts(of picture: JSONValue) -> [SentText] {
        let annotations = picture.list("annotations")
        let descriptions =
            [picture["meta"]?["description"]?["text"]?.string]
            + annotations.filter { $0["kind"]?.string == "description" }.map { $0["text"]?.string }
        let charts =
            [picture["meta"]?["tabular_chart"]?["chart_data"]]
            + annotations.filter { $0["kind"]?.string == "tabular_chart_data" }.map { $0["chart_data"] }
        let page = page(of: picture)
        return Set(descriptions.compactMap { $0 }).sorted().map { SentText($0, page: page) }
            + cells(charts.compactMap { $0 }.first, page: page)
    }

    private func cells(_ data: JSONValue?, page: Int?) -> [SentText] {
        (data?.list("table_cells") ?? []).map { SentText($0["text"]?.string ?? "", page: page) }
    }

    /// The one page that an item names; nil where it names none, or several without saying what stands where.
    private func page(of item: JSONValue) -> Int? {
        guard let prov = item["prov"] else { return nil }
        let numbers = Set((prov.array.map(Array.init) ?? [prov]).compactMap { $0["page_no"]?.int })
        return numbers.count == 1 ? numbers.first.map { $0 - 1 } : nil
    }

    private func referredByCells(_ root: JSONValue) -> Set<String> {
        var found: Set<String> = []
        for table in root.list("tables") {
            for cell in table["data"]?.list("table_cells") ?? [] {
                if let reference = cell["ref"]?["$ref"]?.string { follow(reference, root, &found) }
            }
        }
        return found
    }

    private func follow(_ reference: String, _ root: JSONValue, _ found: inout Set<String>) {
        let parts = reference.split(separator: "/")
        guard found.insert(reference).inserted, parts.count == 3, let position = Int(parts[2]) else { return }
        let list = root.list(String(parts[1]))
        guard list.indices.contains(position) else { return }
        for child in list[position].list("children") {
            if let target = child["$ref"]?.string { follow(target, root, &found) }
        }
    }
}
