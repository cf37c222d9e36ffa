internal import JSONView

/// MinerU: the richest of the files that say the same: layout (or middle.json), content list, its version 2, markdown.
struct MinerUTexts: SentTextReader {
    func texts(in files: [SentFile]) -> [SentText] {
        let values = files.compactMap(\.json).map(Self.inside)
        if let document = values.first(where: { $0["pages"]?.array?.first?["blocks"] != nil }) {
            return document.list("pages").flatMap { page in
                strings(ofBlocks: page.list("blocks"), page: page["page_idx"]?.int ?? 0)
            }
        }
        if let layout = values.lazy.compactMap(MinerULayoutTexts.init).first { return layout.texts }
        let lists = values.filter { $0.array != nil }
        if let list = lists.first(where: { $0.list.first?["page_idx"] != nil }) {
            // Office files have no boxes, and their texts are markdown.
            let isMarkdown = list.list.contains { $0["anchor"] != nil }
            return list.list.flatMap { texts(ofEntry: $0) }.map {
                isMarkdown && $0.form == .scripted ? SentText($0.text, page: $0.page, form: .markdown) : $0
            }
        }
        if let list = lists.first(where: { $0.list.contains { $0.list.first?["content"]?.object != nil } }) {
            return list.list.enumerated().flatMap { page, blocks in
                blocks.list.flatMap { strings(ofContent: $0["content"], page: page) }
            }
        }
        return files.compactMap(\.markdown).map { SentText($0, page: nil, form: .markdown) }
    }

    /// The content list in a server's answer; other JSON as it is.
    private static func inside(_ value: JSONValue) -> JSONValue {
        guard let result = value["results"]?.object.flatMap({ Array($0).first })?.value,
            let text = result["content_list"]?.string, let list = try? JSONDocument(Array(text.utf8))
        else { return value }
        return list.root
    }

    /// The texts of MinerU 4's blocks: `content` is a string (HTML or LaTeX in bodies, else markdown), spans or blocks.
    private func strings(ofBlocks blocks: [JSONValue], page: Int) -> [SentText] {
        blocks.flatMap { block -> [SentText] in
            let notes = strings(ofBlocks: block.list("captions") + block.list("footnotes"), page: page)
            guard let text = block["content"]?.string else {
                return strings(ofBlocks: block.list("content"), page: page) + notes
            }
            let kind = block["type"]?.string ?? ""
            let form: SentText.Form =
                kind == "table_body"
                ? .html
                : ["text", "equation", "equation_inline", "code_body"].contains(kind)
                    && block["styles"] != nil || kind.hasPrefix("equation")
                    || kind == "code_body" ? .scripted : .markdown
            return [SentText(text, page: page, form: form)] + notes
        }
    }

    /// An entry of `content_list.json`.
    private func texts(ofEntry entry: JSONValue) -> [SentText] {
        let page = entry["page_idx"]?.int ?? 0
        return (entry.object.map(Array.init) ?? []).flatMap { name, value -> [SentText] in
            let strings = value.string.map { [$0] } ?? value.elements.compactMap(\.string)
            switch name {
            case "table_body": return strings.map { SentText($0, page: page, form: .html) }
            case "code_body":
                return strings.map {
                    SentText($0.replacing(/^```\w*\n/, with: ""), page: page, form: .scripted)
                }
            case "text", "content", "list_items": break
            default: guard name.hasSuffix("_caption") || name.hasSuffix("_footnote") else { return [] }
            }
            return strings.map { SentText($0, page: page, form: .scripted) }
        }
    }

    /// The strings in the content of a block of `content_list_v2.json`.
    private func strings(ofContent value: JSONValue?, page: Int) -> [SentText] {
        guard let value else { return [] }
        if let object = value.object {
            return object.flatMap { name, member -> [SentText] in
                switch (name, member.string) {
                case ("content", let text?), ("math_content", let text?):
                    return [SentText(text, page: page, form: .scripted)]
                case ("html", let text?): return [SentText(text, page: page, form: .html)]
                case (_, _?): return []
                // The runs of a link are its content once more.
                case ("children", nil): return []
                case (_, nil): return strings(ofContent: member, page: page)
                }
            }
        }
        return value.elements.flatMap { strings(ofContent: $0, page: page) }
    }
}
