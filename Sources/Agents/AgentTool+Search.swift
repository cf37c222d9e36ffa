internal import DocumentModel
internal import Search
internal import Storage

extension AgentTool {
    /// Finds pages, and the places of the words on them.
    static let search = AgentTool(
        "search",
        "Search the pages of all documents in Chinese and English. Answers hits with address and snippet, the best first. Words must all be on the "
            + "page, or some of them if few pages have all. Supports \"phrases\", OR, -word, word*, heading:word.",
        [
            Argument(
                "query", .text,
                "What to look for: words, a question, or a query with operators. literal and regex can replace it."
            )
        ] + patterns + [
            Argument("document", .text, "Only the document with this key."),
            Argument("provider", .text, "Only this parser's version of each document."),
            Argument(
                "type", .text, "Only blocks of these types, separated by commas, such as table,heading."),
            Argument("limit", .integer(1...20), "The most hits to answer; 5 if missing."),
            Argument("cursor", .text, "Continue the same search from the cursor that it answered."),
        ]
    ) { arguments, stores in
        let request = try request(arguments, of: "search", limit: 5)
        return text(of: try SearchEngine(stores: stores).search(request), hasWords: !request.query.isEmpty)
    }

    /// What finds texts as they are written, with or without a query.
    static let patterns = [
        Argument(
            "literal", .text,
            "Only pages where a block contains this text exactly, with its marks and capitals: a part number, a formula, C++."
        ),
        Argument(
            "regex", .text, "Only pages where a block matches this regular expression, such as [0-9]+ mm."),
    ]

    /// As over HTTP.
    private static let longestPattern = 1_000

    /// The search that arguments of a tool ask for.
    ///
    /// - Throws: `AgentProblem`, and `SearchCursorError`.
    static func request(
        _ arguments: AgentArguments, of tool: String, limit: Int
    ) throws -> SearchRequest {
        let (literal, regex) = (arguments.text("literal"), arguments.text("regex"))
        guard arguments.text("query") != nil || literal != nil || regex != nil else {
            throw AgentProblem(
                "\(tool) needs 'query', 'literal' or 'regex'",
                hint: "give words as query, or a text as it is written as literal")
        }
        guard [literal, regex].allSatisfy({ ($0?.count ?? 0) <= longestPattern }) else {
            throw AgentProblem("'literal' and 'regex' have at most \(longestPattern) characters")
        }
        let types = try (arguments.text("type") ?? "").split(separator: ",").map { name in
            guard let type = BlockType(rawValue: name.trimmingPrefix(while: { $0 == " " }).lowercased())
            else {
                throw AgentProblem(
                    "there is no block type '\(name)'",
                    hint: "the types are \(BlockType.allCases.map(\.rawValue).joined(separator: ", "))")
            }
            return type
        }
        var request = SearchRequest(
            query: arguments.text("query") ?? "", limit: arguments.integer("limit") ?? limit,
            providers: arguments.text("provider").map { [$0] } ?? [], types: types,
            documents: arguments.text("document").map { [$0] } ?? [],
            cursor: try arguments.text("cursor").map { try SearchCursor($0) })
        (request.literal, request.regex) = (literal, regex)
        return request
    }

    /// The result in as few words as possible: two lines a hit.
    private static func text(of result: SearchResult, hasWords: Bool) -> String {
        var lines: [String] = []
        for hit in result.hits {
            let missing = hit.missing.isEmpty ? "" : ", without \(hit.missing.joined(separator: ", "))"
            let address = hit.locator ?? "\(hit.document)#p\(hit.pageIndex + 1)"
            let type = hit.regions.first.map { ", \($0.type.rawValue)" } ?? ""
            let store = hit.store.map { ", \($0)" } ?? ""
            lines.append("\(address) (\(hit.provider)\(type)\(missing)\(store))")
            lines.append("  " + hit.snippet.text.split(whereSeparator: \.isNewline).joined(separator: " "))
        }
        for named in result.documents {
            lines.append("\(named.document)\(named.title.map { " – \($0)" } ?? "") (a document of that name)")
        }
        lines += conclusion(of: result, hasWords: hasWords)
        if let next = result.next { lines.append("next cursor: \(next.text)") }
        return lines.joined(separator: "\n")
    }

    /// What the search says beside its hits.
    static func conclusion(of result: SearchResult, hasWords: Bool) -> [String] {
        let found = result.hits.count + result.documents.count
        var lines: [String] = []
        let more = result.isTotalLowerBound ? "at least " : ""
        let some = result.totalSome.map { $0 > 0 ? "; \($0) more have some of the words" : "" } ?? ""
        lines.append(
            result.total == 0 && found == 0 && (result.totalSome ?? 0) == 0
                ? "Nothing found."
                : "\(more)\(result.total) page\(result.total == 1 ? "" : "s")\(hasWords ? " with all words" : "")\(some)"
        )
        if let searched = result.searchedAs {
            lines.append(
                "Searched as: \(searched) (marks such as + # _ are not indexed; give the text as literal to find them)"
            )
        }
        if let note = result.note { lines.append(note) }
        if let correction = result.suggestions?.correction {
            lines.append("Did you mean: \(correction.text) (\(correction.total))")
        }
        if found == 0 {
            for word in result.suggestions?.words ?? [] where word.pages == 0 {
                lines.append("No page has '\(word.text)'.")
            }
        }
        return lines
    }
}
