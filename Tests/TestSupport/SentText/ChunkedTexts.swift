internal import JSONView

/// Reducto: `content` of each block of each chunk.
struct ReductoTexts: SentTextReader {
    func texts(in files: [SentFile]) -> [SentText] {
        guard let root = files.lazy.compactMap(\.json).first else { return [] }
        let result = [root["result"]?["result"], root["result"], root].compactMap { $0 }
            .first { $0["chunks"] != nil }
        return (result?.list("chunks") ?? []).flatMap { $0.list("blocks") }.map { block in
            let box = block["bbox"]
            let page = (box?["original_page"] ?? box?["page"])?.int.map { $0 - 1 }
            return SentText(block["content"]?.string ?? "", page: page, form: .markdown)
        }
    }
}

/// Extend: `content` of each block of each chunk; what is inside a block is said in it.
struct ExtendTexts: SentTextReader {
    func texts(in files: [SentFile]) -> [SentText] {
        guard let root = files.lazy.compactMap(\.json).first else { return [] }
        return (root["output"] ?? root).list("chunks").flatMap { $0.list("blocks") }.map { block in
            SentText(
                block["content"]?.string ?? "",
                page: block["metadata"]?["page"]?["number"]?.int.map { $0 - 1 }, form: .markdown)
        }
    }
}

/// Chunkr: the words of each segment, or its HTML if that says more.
struct ChunkrTexts: SentTextReader {
    func texts(in files: [SentFile]) -> [SentText] {
        guard let root = files.lazy.compactMap(\.json).first else { return [] }
        return (root["output"] ?? root).list("chunks").flatMap { $0.list("segments") }.map { segment in
            let sent = ["content", "markdown"].compactMap { segment[$0]?.string }.first { !$0.isEmpty }
            return SentText(
                sent ?? "", page: segment["page_number"]?.int.map { $0 - 1 }, form: .markdown)
        }
    }
}

/// LandingAI: the markdown of each chunk or element without anchors and the marks of descriptions.
struct LandingAITexts: SentTextReader {
    func texts(in files: [SentFile]) -> [SentText] {
        guard let file = files.lazy.compactMap(\.json).first else { return [] }
        let data = file["data"]
        let root = data?.object == nil ? file : data ?? file
        let chunks = root.list("chunks").map { chunk in
            let place = chunk["grounding"]?.array?.first ?? chunk["grounding"]
            return field((chunk["markdown"] ?? chunk["text"])?.string ?? "", page: place?["page"]?.int)
        }
        let scalars = Array((root["markdown"]?.string ?? "").unicodeScalars)
        let pages = root["structure"]?.list("children") ?? []
        return chunks
            + pages.flatMap { page in
                let number = page["grounding"]?["page"]?.int.map { $0 - 1 } ?? page["page"]?.int
                return page.list("children").map { element in
                    let range = element["grounding"]?["range"]
                    let span =
                        range.map { [$0["start"]?.int, $0["end"]?.int] } ?? element.list("span").map(\.int)
                    let slice = scalars[(span[0] ?? 0)..<(span[1] ?? 0)]
                    return field(String(String.UnicodeScalarView(slice)), page: number)
                }
            }
    }

    private func field(_ markdown: String, page: Int?) -> SentText {
        let text = markdown.replacing(/<a id='[^']*'><\/a>/, with: "")
            .replacing(/<::(logo|attestation|scan_code|figure|chart|card):/, with: "<::")
            .replacing(/: *(logo|figure|chart|diagram|flowchart) *::>/, with: "::>")
            .replacing("<::", with: " ").replacing("::>", with: " ")
        return SentText(String(text), page: page, form: .markdown)
    }
}

/// Marker and Datalab: the HTML of every block that holds no others, cells left out; the markdown where that is all.
struct DatalabTexts: SentTextReader {
    func texts(in files: [SentFile]) -> [SentText] {
        guard let root = files.lazy.compactMap(\.json).first else { return [] }
        let chunks = (root["chunks"] ?? root).list("blocks")
        guard chunks.isEmpty else { return chunks.map(field) }
        let tree = root["json"].flatMap { $0.isNull ? nil : $0 } ?? root
        let leaves = tree.allObjects.filter {
            $0["block_type"]?.string != nil && $0["id"] != nil && $0["block_type"]?.string != "TableCell"
        }
        guard leaves.isEmpty else { return leaves.map(field) }
        let parts = (root["markdown"]?.string ?? "").split(separator: /\{\d+\}-{48}/)
        return parts.enumerated().map { SentText(String($0.element), page: $0.offset, form: .markdown) }
    }

    private func field(_ block: JSONValue) -> SentText {
        let html = (block["html"]?.string ?? "")
        let said = html.matches(of: /alt='([^']*)'/).map { String($0.1) }
        let page = block["id"]?.string?.split(separator: "/").dropFirst().first.flatMap { Int($0) }
        let text = html.replacing(/<[^>]*>/, with: " ") + " " + said.joined(separator: " ")
        return SentText(text, page: page, form: .html)
    }
}
