internal import CMarkdownGFM

/// What cmark-gfm, with GitHub's extensions, reads in a markdown text: one element a leaf block.
package struct ParsedMarkdown {
    /// One block that holds text.
    package struct Element: Equatable, CustomStringConvertible {
        /// What it is: `heading 2`, `paragraph`, `item` (a paragraph in a list), `row`, `code_block`.
        package var kind: String
        /// Plain text, line breaks as newlines; any other inline construct shows as `{its type}`.
        package var text: String
        /// How many lists it stands in.
        package var depth: Int

        package init(kind: String, text: String, depth: Int = 0) {
            self.kind = kind
            self.text = text
            self.depth = depth
        }

        package var description: String { "\(kind)@\(depth) \(text.debugDescription)" }
    }

    package private(set) var elements: [Element] = []

    package init(_ markdown: String) {
        cmark_gfm_core_extensions_ensure_registered()
        let parser = cmark_parser_new(CMARK_OPT_DEFAULT)
        defer { cmark_parser_free(parser) }
        for name in ["table", "strikethrough", "tasklist"] {
            cmark_parser_attach_syntax_extension(parser, cmark_find_syntax_extension(name))
        }
        cmark_parser_feed(parser, markdown, markdown.utf8.count)
        let document = cmark_parser_finish(parser)
        defer { cmark_node_free(document) }
        visit(document, depth: 0)
    }

    private mutating func visit(_ node: OpaquePointer?, depth: Int) {
        var child = cmark_node_first_child(node)
        while let current = child {
            let name = String(cString: cmark_node_get_type_string(current))
            switch name {
            case "heading":
                add("heading \(cmark_node_get_heading_level(current))", Self.text(current), depth)
            case "paragraph": add(depth > 0 ? "item" : "paragraph", Self.text(current), depth)
            case "code_block", "html_block":
                add(name, String(cString: cmark_node_get_literal(current)), depth)
            case "table_row", "table_header": add("row", Self.cells(current).joined(separator: "\t"), depth)
            case "thematic_break": add(name, "", depth)
            case "list": visit(current, depth: depth + 1)
            case "tasklist":
                add(
                    cmark_gfm_extensions_get_tasklist_item_checked(current) ? "checked" : "unchecked", "",
                    depth)
                visit(current, depth: depth)
            default: visit(current, depth: depth)
            }
            child = cmark_node_next(current)
        }
    }

    private mutating func add(_ kind: String, _ text: String, _ depth: Int) {
        elements.append(Element(kind: kind, text: text, depth: depth))
    }

    private static func cells(_ row: OpaquePointer) -> [String] {
        var cells: [String] = []
        var cell = cmark_node_first_child(row)
        while let current = cell {
            cells.append(text(current))
            cell = cmark_node_next(current)
        }
        return cells
    }

    private static func text(_ node: OpaquePointer) -> String {
        var text = ""
        var child = cmark_node_first_child(node)
        while let current = child {
            switch cmark_node_get_type(current) {
            case CMARK_NODE_TEXT: text += String(cString: cmark_node_get_literal(current))
            case CMARK_NODE_SOFTBREAK: text += "\n"
            default:
                text += "{\(String(cString: cmark_node_get_type_string(current)))}" + Self.text(current)
            }
            child = cmark_node_next(current)
        }
        return text
    }
}
