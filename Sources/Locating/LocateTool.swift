package import Agents
internal import DocumentModel
internal import Storage

extension AgentTool {
    /// `folio locate --text` as a tool: the place of a text that an agent quotes.
    package static let locate = AgentTool(
        "locate",
        "Find an exact text in a document: the address and box of each block that has it. Use it to check a quotation and to "
            + "cite its place. White space may differ.",
        [
            Argument(
                "document", .text, "The key of the document, or the address of a page.", isRequired: true),
            Argument("text", .text, "The text, letter by letter as the document has it.", isRequired: true),
            Argument("limit", .integer(1...50), "The most places to answer; 5 if missing."),
        ]
    ) { arguments, stores in
        do {
            let name = arguments.text("document") ?? ""
            return try stores.store(having: name).read { reader in
                let address = try DocumentAddress(name, reader)
                let providers = address.document.parses.map(\.provider)
                guard address.locator.provider.map(providers.contains) ?? true else {
                    throw address.missingPage
                }
                let limit = arguments.integer("limit") ?? 5
                return try LocateRequest(address, text: arguments.text("text") ?? "")
                    .result(reader, limit: limit).text
            }
        } catch let problem as PlaceProblem {
            throw AgentProblem(
                problem.message,
                hint: problem.code == "no_text" ? "search finds pages by words" : problem.hint)
        }
    }
}
