internal import Agents
internal import DocumentModel
internal import Exports
internal import Rendering
internal import Storage

extension AgentTool {
    /// `folio locate --text` as a tool: where a text that an agent quotes stands.
    static let locate = AgentTool(
        "locate",
        "Find where an exact text stands in a document: the address and box of each block that has it. Use it to check a quotation and to "
            + "cite its place. White space may differ.",
        [
            Argument(
                "document", .text, "The key of the document, or the address of a page.", isRequired: true),
            Argument("text", .text, "The text, letter by letter as the document has it.", isRequired: true),
            Argument("limit", .integer(1...50), "The most places to answer; 5 if missing."),
        ]
    ) { arguments, store in
        let finder = TextFinder(arguments.text("text") ?? "")
        guard !finder.isEmpty else { throw AgentProblem("'text' has no letters") }
        do {
            return try store.read { reader in
                let address = try DocumentAddress(arguments.text("document") ?? "", reader)
                let found = try BlockLocating(address, options: MarkdownOptions(images: .drop), reader)
                    .matches(of: finder)
                guard !found.isEmpty else {
                    throw AgentProblem(
                        "the text is not in \(address.document.key)", hint: "search finds pages by words")
                }
                let shown = found.prefix(arguments.integer("limit") ?? 5)
                let result = LocateResult(
                    document: address.document.key, query: LocateResult.Query(span: nil, text: nil),
                    matches: Array(shown))
                let rest = found.count - shown.count
                return result.text + (rest > 0 ? "[\(rest) more places]\n" : "")
            }
        } catch let failure as CommandFailure {
            throw AgentProblem(failure.message, hint: failure.hint)
        }
    }
}
