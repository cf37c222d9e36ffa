internal import Search
internal import Storage

extension AgentTool {
    /// Finds passages: what a question is answered from.
    static let passages = AgentTool(
        "passages",
        "Find passages that answer a question: neighbouring blocks of text with the headings above them, each with its address. "
            + "Longer than the hits of search, so that often nothing need be read.",
        [
            Argument(
                "query", .text,
                "A question, words, or a query with operators. literal and regex can replace it.")
        ] + patterns + [
            Argument("document", .text, "Only the document with this key."),
            Argument("provider", .text, "Only this parser's version of each document."),
            Argument(
                "type", .text, "Only blocks of these types, separated by commas, such as table,heading."),
            Argument("limit", .integer(1...10), "The most passages to answer; 3 if missing."),
            Argument(
                "size", .integer(100...4_000), "About how many characters a passage has; 1200 if missing."),
        ]
    ) { arguments, stores in
        let request = try request(arguments, of: "passages", limit: 3)
        let result = try SearchEngine(stores: stores).passages(
            request, size: arguments.integer("size") ?? 1_200)
        let passages = result.passages.map { passage in
            let missing = passage.hit.missing
            let without = missing.isEmpty ? "" : ", without \(missing.joined(separator: ", "))"
            let address = passage.locator ?? "\(passage.hit.document)#p\(passage.hit.pageIndex + 1)"
            let headings = passage.headings.map { oneLine($0.text) }.joined(separator: " › ")
            return
                (["\(address) (\(passage.hit.provider)\(without))"] + (headings.isEmpty ? [] : [headings]) + [
                    passage.text
                ])
                .joined(separator: "\n")
        }
        let conclusion = conclusion(of: result.search, hasWords: !request.query.isEmpty)
        return (passages + [conclusion.joined(separator: "\n")]).joined(separator: "\n\n")
    }

    private static func oneLine(_ text: String) -> String {
        text.split(whereSeparator: \.isNewline).joined(separator: " ")
    }
}
