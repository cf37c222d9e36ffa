import DocumentModel
import Markup

/// Writes blocks as Docling's own markdown exporter writes its items: the oracle that the blocks carry enough.
struct DoclingMarkdown {
    private var parts: [String] = []

    /// The markdown of the whole document.
    static func render(_ document: ParsedDocument) -> String {
        var writer = DoclingMarkdown()
        let continuations = Self.continuations(in: document)
        for page in document.pages {
            for (position, block) in page.blocks.enumerated()
            where block.continues == nil || block.type == .list {
                writer.write(
                    block, tails: continuations[Block.Place(page: page.index, block: position)] ?? [])
            }
        }
        return writer.parts.joined(separator: "\n\n")
    }

    /// White space as single spaces and rules of tables as single dashes: what the comparison leaves out.
    static func collapsed(_ markdown: String) -> String {
        var output: [UInt8] = []
        for byte in markdown.utf8 {
            let isSpace = byte == 0x20 || (0x09...0x0D).contains(byte)
            let byte = isSpace ? 0x20 : byte
            if byte == 0x20 || byte == UInt8(ascii: "-"), output.last == byte { continue }
            output.append(byte)
        }
        while output.last == 0x20 { output.removeLast() }
        return String(decoding: output.drop { $0 == 0x20 }, as: UTF8.self)
    }

    /// The blocks that go on with a block, by its place, in order.
    private static func continuations(in document: ParsedDocument) -> [Block.Place: [Block]] {
        var heads: [Block.Place: Block.Place] = [:]
        var tails: [Block.Place: [Block]] = [:]
        for page in document.pages {
            for (position, block) in page.blocks.enumerated() {
                guard let previous = block.continues else { continue }
                let head = heads[previous] ?? previous
                heads[Block.Place(page: page.index, block: position)] = head
                tails[head, default: []].append(block)
            }
        }
        return tails
    }

    private mutating func write(_ block: Block, tails: [Block]) {
        guard !block.type.isFurniture, block.type != .list else { return }
        let text = ([block] + tails).map(markdown).filter { !$0.isEmpty }.joined(separator: " ")
        switch block.type {
        case .title: parts.append("# " + text)
        case .heading: parts.append(String(repeating: "#", count: block.level ?? 2) + " " + text)
        case .listItem: parts.append(text.first?.isNumber == true && hasNumber(block) ? text : "- " + text)
        case .checkbox: parts.append("- " + text)
        case .table, .toc: parts.append(table(block))
        case .figure: parts.append("<!-- image -->")
        case .chart: parts += ["<!-- image -->", table(block)]
        case .formula:
            parts.append(block.markup == nil ? "<!-- formula-not-decoded -->" : "$$\(block.text)$$")
        case .code: parts.append("```\n\(block.text)\n```")
        default: parts.append(text)
        }
    }

    /// Whether a list item's markup starts with a number and a full stop, which markdown takes as a marker.
    private func hasNumber(_ block: Block) -> Bool {
        guard let markup = block.markup, markup.format == .markdown else { return false }
        let rest = markup.content.drop(while: \.isNumber)
        return rest.hasPrefix(". ")
    }

    /// Docling writes captions without their marks.
    private func markdown(_ block: Block) -> String {
        if let markup = block.markup, markup.format == .markdown, block.type != .caption {
            return markup.content
        }
        return escaped(block.text)
    }

    private func escaped(_ text: String) -> String {
        var output: [UInt8] = []
        for byte in text.utf8 {
            switch byte {
            case UInt8(ascii: "&"): output += Array("&amp;".utf8)
            case UInt8(ascii: "<"): output += Array("&lt;".utf8)
            case UInt8(ascii: ">"): output += Array("&gt;".utf8)
            case UInt8(ascii: "_"): output += Array("\\_".utf8)
            default: output.append(byte)
            }
        }
        return String(decoding: output, as: UTF8.self)
    }

    /// A pipe table with spanned cells repeated, its first row as the header.
    private func table(_ block: Block) -> String {
        guard let rows = block.markup.flatMap({ HTMLTable($0.content) })?.rows else { return "" }
        var grid: [Int: [Int: String]] = [:]
        var width = 0
        for (row, cells) in rows.enumerated() {
            var column = 0
            for cell in cells {
                while grid[row]?[column] != nil { column += 1 }
                for down in row..<min(row + cell.rowSpan, rows.count) {
                    for right in column..<column + cell.columnSpan {
                        grid[down, default: [:]][right] = cell.text
                    }
                }
                column += cell.columnSpan
                width = max(width, column)
            }
        }
        var lines = rows.indices.map { row in
            "| " + (0..<width).map { grid[row]?[$0] ?? "" }.joined(separator: " | ") + " |"
        }
        lines.insert(
            "| " + Array(repeating: "-", count: width).joined(separator: " | ") + " |",
            at: min(1, lines.count))
        return lines.joined(separator: "\n")
    }
}
