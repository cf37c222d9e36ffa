internal import JSONView

/// One JSON value in a form in which results are kept.
struct AzureAnswer {
    enum Form: String {
        /// v2: `readResults`, `pageResults`, `documentResults`.
        case readResults = "v2 result"
        /// v3 and later: `content`, `pages`, `paragraphs`.
        case analyzeResult = "result"
        /// An operation without a result.
        case operation = "status of an operation"
    }

    let form: Form
    /// `analyzeResult`, or the whole value if a client saved only that.
    let result: JSONValue
    private let root: JSONValue

    /// Nil if the value is not one of the service's.
    init?(_ root: JSONValue) {
        guard root.object != nil else { return nil }
        self.root = root
        result = root.member("analyzeResult") ?? root
        if Self.isReadResult(result) {
            form = .readResults
        } else if Self.isAnalyzeResult(result) {
            form = .analyzeResult
        } else if Self.isOperation(root) {
            form = .operation
        } else {
            return nil
        }
    }

    /// The failure that an answer reports in place of a result.
    func failure(in member: String) -> ProviderFailure? {
        guard form == .operation else { return nil }
        let status = root["status"]?.string?.lowercased() ?? ""
        guard status == "failed" else {
            return ProviderFailure(
                .notReady,
                "Document Intelligence is still working (status \(status)); request the result again later",
                at: "\(member) $.status")
        }
        let error = root["error"] ?? result.list("errors").first
        let code = error?["innererror"]?["code"]?.string ?? error?["code"]?.string
        let said = (error?["innererror"]?["message"] ?? error?["message"])?.string
            .map { $0.hasSuffix(".") ? String($0.dropLast()) : $0 }
        return ProviderFailure(
            .providerFailed,
            "Document Intelligence reports that the analysis failed: \(code ?? "no code"): \(said ?? "no message"); "
                + "check the file's format and size, and analyze it again",
            at: "\(member) $.error", providerCode: code)
    }

    private static func isReadResult(_ result: JSONValue) -> Bool {
        guard result["version"]?.string?.hasPrefix("2.") == true,
            let pages = result.member("readResults")?.array
        else {
            return false
        }
        return pages.isEmpty || pages.first?["page"] != nil
    }

    private static func isAnalyzeResult(_ result: JSONValue) -> Bool {
        guard result.member("apiVersion")?.string != nil, result.member("modelId")?.string != nil,
            let pages = result["pages"]?.array
        else { return false }
        return pages.isEmpty || pages.first?.member("pageNumber") != nil
    }

    private static func isOperation(_ root: JSONValue) -> Bool {
        guard root["createdDateTime"]?.string != nil, root["lastUpdatedDateTime"]?.string != nil else {
            return false
        }
        return ["notstarted", "running", "failed"].contains(root["status"]?.string?.lowercased() ?? "")
    }
}
