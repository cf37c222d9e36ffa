internal import Storage

extension AgentTool {
    /// Reads a place.
    static let read = AgentTool(
        "read",
        "Read a place. An address report#p12 gives the page as markdown, report#p12/b7 a block with its neighbours, report the list of "
            + "the document's headings with their addresses.",
        [
            Argument("address", .text, "The address of a document, page or block.", isRequired: true),
            Argument("context", .integer(0...20), "How many blocks before and after a block; 1 if missing."),
            Argument("start", .integer(0...100_000_000), "Continue a long text from this character."),
            Argument("limit", .integer(200...40_000), "The most characters to answer; 6000 if missing."),
        ]
    ) { arguments, stores in
        let address = arguments.text("address") ?? ""
        let text = try stores.store(having: address).read {
            try PageReading.text(
                of: address, context: arguments.integer("context") ?? 1, reader: $0)
        }
        return cut(text, from: arguments.integer("start") ?? 0, limit: arguments.integer("limit") ?? 6_000)
    }

    /// Lists documents.
    static let documents = AgentTool(
        "documents", "List the documents with their titles, numbers of pages and parsers.",
        [
            Argument("prefix", .text, "Only documents whose key begins so."),
            Argument("limit", .integer(1...100), "The most documents to answer; 20 if missing."),
            Argument("offset", .integer(0...100_000_000), "How many documents to skip."),
        ]
    ) { arguments, stores in
        let filter = DocumentFilter(keyPrefix: arguments.text("prefix"), parses: .all)
        let (offset, limit) = (arguments.integer("offset") ?? 0, arguments.integer("limit") ?? 20)
        return try stores.read { reader in
            let rows = try reader.documents(filter, limit: limit, offset: offset).map { document in
                let title = document.title.map { " – \($0)" } ?? ""
                let providers = Set(document.parses.map(\.provider)).sorted().joined(separator: ", ")
                let pages = "\(document.pageCount) page\(document.pageCount == 1 ? "" : "s")"
                return "\(document.key)\(title) (\(pages); \(providers))"
            }
            let total = try reader.documentCount(filter)
            let shown = offset + rows.count
            let rest = shown < total && !rows.isEmpty ? "; continue with offset \(shown)" : ""
            return (rows + ["\(total) document\(total == 1 ? "" : "s")\(rest)"]).joined(separator: "\n")
        }
    }

    /// A part of a long text, and how to get the next one.
    private static func cut(_ text: String, from start: Int, limit: Int) -> String {
        let scalars = text.unicodeScalars
        guard start > 0 || scalars.count > limit else { return text }
        let part = String(String.UnicodeScalarView(scalars.dropFirst(start).prefix(limit)))
        let end = start + part.unicodeScalars.count
        guard end < scalars.count else { return part }
        return part + "\n[\(scalars.count - end) more characters; continue with start \(end)]"
    }
}
