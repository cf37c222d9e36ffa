internal import JSONView

/// PaddleOCR: `block_content` of each page, in files of pages, answers and lines; else the markdown of the page.
struct PaddleOCRTexts: SentTextReader {
    func texts(in files: [SentFile]) -> [SentText] {
        let roots = files.flatMap { file -> [JSONValue] in
            if let json = file.json { return [json] }
            guard file.name.hasSuffix(".ndjson") else { return [] }
            return file.bytes.split(separator: 0x0A).compactMap { try? JSONDocument(Array($0)).root }
        }
        let pages = roots.flatMap(\.allObjects).filter {
            $0["parsing_res_list"] != nil || $0["markdown"] != nil && $0["prunedResult"] == nil
        }
        return pages.enumerated().flatMap { position, page -> [SentText] in
            let index = page["page_index"]?.int ?? position
            guard page["parsing_res_list"] != nil else {
                return [SentText(page["markdown"]?["text"]?.string ?? "", page: index, form: .markdown)]
            }
            return page.list("parsing_res_list").map {
                let text = $0["block_content"]?.string ?? ""
                let isHTML = text.contains("<table") || text.contains("<div")
                return SentText(text, page: index, form: isHTML ? .html : .plain)
            }
        }
    }
}
