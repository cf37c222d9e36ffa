internal import DocumentModel
internal import Markup

/// What references say.
extension GrobidDecoder {
    /// A reference as it was printed, if the file holds it (`raw_reference`), else its parts in the order of the file.
    static func reference(_ node: MarkupNode) -> String {
        if let raw = node.elements.first(where: { $0.name == "note" && $0["type"] == "raw_reference" }) {
            return raw.text
        }
        return parts(of: node).joined(separator: ", ")
    }

    private static func parts(of node: MarkupNode) -> [String] {
        node.children.flatMap { child -> [String] in
            switch child.name {
            case "": return [TextJoin.trimmed(child.text)].filter { !$0.isEmpty }
            case "persName": return [spaced(child)].filter { !$0.isEmpty }
            case "biblScope", "date":
                let text = TextJoin.trimmed(child.text)
                let range = [child["from"], child["to"]].compactMap { $0 }.joined(separator: "-")
                return [text.isEmpty ? (range.isEmpty ? child["when"] ?? "" : range) : text].filter {
                    !$0.isEmpty
                }
            default: return parts(of: child)
            }
        }
    }
}
