internal import JSONView

/// One JSON value in a form in which answers of complexDOcr are kept.
struct ComplexDOcrAnswer {
    /// What was kept of the answer.
    enum Form: String {
        case envelope = "answer"
        /// The value of the answer's `data`.
        case data = "data of an answer"
        /// The JSON inside the answer's string (`output_format` 3).
        case result = "result in JSON"
    }

    let form: Form
    let root: JSONValue

    /// Nil if the value is not one of complexDOcr's.
    init?(_ root: JSONValue) {
        self.root = root
        if root["code"] != nil {
            guard Self.isEnvelope(root) else { return nil }
            form = .envelope
        } else if root["timeSecond"] != nil, Self.isData(root) {
            form = .data
        } else if Self.isResult(root) {
            form = .result
        } else {
            return nil
        }
    }

    /// The list of at most one string that holds what was recognised.
    var words: JSONValue? {
        switch form {
        case .envelope: root["data"]?["words_result"]
        case .data: root["words_result"]
        case .result: nil
        }
    }

    /// The JSON path of `words`.
    var wordsPath: String { form == .envelope ? "$.data.words_result" : "$.words_result" }

    private static func isEnvelope(_ value: JSONValue) -> Bool {
        guard value["code"]?.lenientInt != nil else { return false }
        let isSigned = value["seqid"]?.string != nil || value["flag"]?.lenientInt != nil
        if let data = value["data"], data.object?.isEmpty == false { return isSigned && isData(data) }
        return value["message"]?.string != nil && (isSigned || ComplexDOcrErrorCode(of: value) != nil)
    }

    /// Other services have lists named `words_result`, but of objects.
    private static func isData(_ value: JSONValue) -> Bool {
        value["words_result"]?.array?.allSatisfy { $0.utf8 != nil } ?? false
    }

    /// Whether this is the JSON of `output_format` 3.
    ///
    /// TextIn, whose shape it follows, has a `code` beside the result, and an `id` in every item of content.
    static func isResult(_ value: JSONValue) -> Bool {
        guard value["code"] == nil, let result = value["result"], let pages = result["pages"]?.array else {
            return false
        }
        if let item = pages.lazy.compactMap({ $0["content"]?.array?.first }).first {
            return item["pos"]?.array != nil && item["type"]?.string != nil && item["id"] == nil
        }
        return result["text"]?.string != nil && value["metrics"] != nil
    }
}
