internal import JSONView

/// Docling: `texts[].text`, the cells of tables, forms and charts, descriptions of pictures, names of sheets.
///
/// What a rich cell refers to is counted where the cell does not say it itself; a ticked checkbox in it is read as `[x]`.
struct DoclingTexts: SentTextReader {
    func texts(in files: [SentFile]) -> [SentText] {
        guard let file = files.lazy.compactMap(\.json).first else { return [] }
        let root = file["document"]?["json_content"] ?? file
        let (said, ticked) = referredByCells(root)
        var found: [SentText] = []
        for (position, item) in root.list("texts").enumerated() where !said.contains("#/texts/\(position)") {
            let text = item["text"]?.string ?? ""
            let isUnread =
                text.isEmpty && (item["label"]?.string == "formula" || item.list("children").isEmpty)
            found.append(SentText(isUnread ? item["orig"]?.string ?? "" : text, page: page(of: item)))
        }
        found += Array(repeating: SentText("x", page: nil), count: ticked)
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

    /// The items below rich cells whose letters the cell itself has, and how many ticked checkboxes are there.
    private func referredByCells(_ root: JSONValue) -> (said: Set<String>, ticked: Int) {
        var found = (said: Set<String>(), ticked: 0)
        for table in root.list("tables") {
            for cell in table["data"]?.list("table_cells") ?? [] {
                guard let reference = cell["ref"]?["$ref"]?.string else { continue }
                let said = LetterCounts.letters(cell["text"]?.string ?? "")
                follow(reference, root, said: said, depth: 0, &found)
            }
        }
        return found
    }

    private func follow(
        _ reference: String, _ root: JSONValue, said: String, depth: Int,
        _ found: inout (said: Set<String>, ticked: Int)
    ) {
        let parts = reference.split(separator: "/")
        guard depth < 16, parts.count == 3, let position = Int(parts[2]) else { return }
        let list = root.list(String(parts[1]))
        guard list.indices.contains(position) else { return }
        let item = list[position]
        let cells = item["data"]?.list("table_cells") ?? []
        let texts = [item["text"]?.string] + cells.map { $0["text"]?.string }
        let letters = LetterCounts.letters(texts.compactMap { $0 }.joined())
        if said.contains(letters) { found.said.insert(reference) }
        if item["label"]?.string == "checkbox_selected" { found.ticked += 1 }
        for child in item.list("children") {
            guard let target = child["$ref"]?.string else { continue }
            follow(target, root, said: said, depth: depth + 1, &found)
        }
    }
}
