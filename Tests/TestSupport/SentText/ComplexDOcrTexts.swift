internal import JSONView

/// complexDOcr: `content[].text` of each page of the result that `words_result` holds as a string, or that string as text.
struct ComplexDOcrTexts: SentTextReader {
    var isEscapingUnknown: Bool { true }

    func texts(in files: [SentFile]) -> [SentText] {
        guard let root = files.lazy.compactMap(\.json).first else { return [] }
        if let result = root["result"] { return texts(of: result) }
        let words = root.allObjects.lazy.compactMap { $0["words_result"]?.array }.first
        let strings = (words.map(Array.init) ?? []).compactMap(\.string)
        return strings.flatMap { string in
            // The JSON may be escaped as HTML, quotation marks and all.
            for text in [string, string.replacing("&quot;", with: "\"")] where text.hasPrefix("{") {
                if let root = try? JSONDocument(Array(text.utf8)).root, let result = root["result"] {
                    return texts(of: result)
                }
            }
            return [SentText(string, page: nil, form: .markdown)]
        }
    }

    private func texts(of result: JSONValue) -> [SentText] {
        result.list("pages").enumerated().flatMap { position, page in
            page.list("content").map {
                SentText(
                    $0["text"]?.string ?? "", page: page["page_id"]?.lenientInt.map { $0 - 1 } ?? position,
                    form: .markdown)
            }
        }
    }
}
