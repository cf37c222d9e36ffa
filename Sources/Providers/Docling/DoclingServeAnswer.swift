internal import DocumentModel
internal import JSONView

/// What docling-serve wraps around a document: its state, its errors and the markdown.
struct DoclingServeAnswer {
    private let root: JSONValue
    private let member: String

    init(_ root: JSONValue, member: String) {
        self.root = root
        self.member = member
    }

    /// The DoclingDocument inside.
    ///
    /// - Throws: `not_ready` for a task at work, `provider_failed` for a failure, `result_missing` if the answer
    ///   holds other formats only.
    func document() throws(ProviderFailure) -> JSONValue {
        if let status = root["task_status"]?.string {
            if status == "failure" { throw failed() }
            throw ProviderFailure(
                status == "success" ? .resultMissing : .notReady,
                "this is the status of a docling-serve task (\(status)), not its result; fetch /v1/result/<task_id> "
                    + "when the task has succeeded",
                at: "\(member) $.task_status")
        }
        if let content = root["document"]?["json_content"], content.object != nil { return content }
        if status == "failure" || status == "skipped" { throw failed() }
        throw ProviderFailure(
            .resultMissing,
            "the docling-serve answer contains no JSON document; convert again with to_formats json",
            at: "\(member) $.document.json_content")
    }

    /// Adds what the answer knows beside the document.
    func complete(_ document: inout ParsedDocument) {
        if let name = root["document"]?["filename"]?.string { document.sourceName = name }
        if let seconds = root["processing_time"]?.double {
            document.options["processing_time"] = .double(seconds)
        }
        if let status, status != "success" {
            document.status = .partial
            document.errorMessage = errors ?? "docling-serve reports status \(status)"
        }
        if document.pages.count == 1, let markdown = root["document"]?["md_content"]?.string {
            document.pages[0].markdown = markdown
        }
    }

    private var status: String? { root["status"]?.string }

    private var errors: String? {
        let messages = root["errors"]?.elements.compactMap { $0["error_message"]?.string ?? $0.string } ?? []
        return messages.isEmpty ? nil : messages.joined(separator: "; ")
    }

    private func failed() -> ProviderFailure {
        ProviderFailure(
            .providerFailed,
            "docling-serve could not convert the document: \(errors ?? "no reason given"); convert it again",
            at: "\(member) $.status", providerCode: status ?? root["task_status"]?.string)
    }
}
