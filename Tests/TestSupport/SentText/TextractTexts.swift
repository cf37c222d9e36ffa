internal import JSONView

/// Textract: the words, on the pages that answers give them; a ticked box in a table reads `[x]`.
struct TextractTexts: SentTextReader {
    func texts(in files: [SentFile]) -> [SentText] {
        let roots = files.compactMap(\.json)
        let answers = roots.flatMap { $0.array == nil ? [$0] : $0.list }
        let blocks = answers.enumerated().flatMap { position, answer in
            answer.list("Blocks").map { (position, $0) }
        }
        let cells = Set(
            blocks.filter { $0.1["BlockType"]?.string == "CELL" }.flatMap { $0.1.list("Relationships") }
                .flatMap { $0.list("Ids") }.compactMap(\.string))
        return blocks.compactMap { answer, block in
            let page = block["Page"]?.int.map { $0 - 1 } ?? answer
            switch block["BlockType"]?.string {
            case "WORD": return SentText(block["Text"]?.string ?? "", page: page)
            case "SELECTION_ELEMENT":
                let isTicked = block["SelectionStatus"]?.string == "SELECTED"
                return isTicked && cells.contains(block["Id"]?.string ?? "") ? SentText("x", page: page) : nil
            default: return nil
            }
        }
    }
}
