internal import DocumentModel
internal import JSONView

extension MinerUMiddleDecoder {
    /// Adds a list of lines: an item begins where a line is marked as a start or the one before as an end.
    mutating func addList(_ list: Block, lines: [JSONValue]) {
        let parent = builder.add(list).block
        var items: [[JSONValue]] = []
        var isEnded = true
        for line in lines {
            if isEnded || line["is_list_start_line"]?.bool == true { items.append([]) }
            items[items.count - 1].append(line)
            isEnded = line["is_list_end_line"]?.bool == true
        }
        for item in items {
            let text = spans.text(of: item)
            builder.add(
                Block(
                    .listItem, text: text.text, level: 1, markup: text.blockMarkup, box: Self.span(of: item),
                    parent: parent, textBoxes: spans.boxes(of: item, in: text.text)))
        }
    }

    /// Adds a list of blocks (VLM, office); its items are text or lists again, or references.
    mutating func addNestedList(_ block: JSONValue, level: Int = 1, parent: Int? = nil) {
        let list = builder.add(
            Block(
                .list, text: "", providerType: block["type"]?.string, box: block.mineruBox,
                confidence: block.mineruScore, parent: parent)
        ).block
        let areReferences = block["sub_type"]?.string == "ref_text"
        for item in block.elements(of: "blocks") {
            if item["blocks"] != nil {
                addNestedList(item, level: level + 1, parent: list)
                continue
            }
            let lines = item.elements(of: "lines")
            let text = spans.text(of: lines)
            builder.add(
                Block(
                    areReferences ? .reference : .listItem, text: text.text,
                    providerType: item["type"]?.string, level: areReferences ? nil : level,
                    markup: text.blockMarkup, box: item.mineruBox, parent: list,
                    textBoxes: spans.boxes(of: lines, in: text.text)))
        }
    }

    /// Adds a table of contents made of blocks, as one block with a line for each.
    mutating func addNestedContents(_ block: JSONValue) {
        let lines = lines(below: block)
        let text = spans.text(of: lines, keepsLineBreaks: true)
        builder.add(
            Block(
                .toc, text: text.text, providerType: block["type"]?.string, markup: text.blockMarkup,
                box: block.mineruBox, confidence: block.mineruScore,
                textBoxes: spans.boxes(of: lines, in: text.text)))
    }

    private func lines(below block: JSONValue) -> [JSONValue] {
        block.elements(of: "lines") + block.elements(of: "blocks").flatMap { lines(below: $0) }
    }
}
