internal import JSONView

/// One JSON value in a form in which answers of OCRPdf are kept.
struct VolcengineAnswer {
    /// What was kept of the answer.
    enum Form: String {
        case envelope = "answer"
        /// The value of the answer's `data`.
        case data = "data of an answer"
        /// The value of `data.detail`, as the sample in the provider's document saves it.
        case detail = "list of pages"
        case page = "single page"
        /// What Volcengine's gateway answers before OCRPdf sees the request.
        case gatewayError = "error of the gateway"
    }

    let form: Form
    let root: JSONValue

    /// Nil if the value is not one of OCRPdf's.
    init?(_ root: JSONValue) {
        self.root = root
        if Self.isGatewayError(root) {
            form = .gatewayError
        } else if root["code"]?.lenientInt != nil {
            guard Self.isEnvelope(root) else { return nil }
            form = .envelope
        } else if Self.isPage(root) {
            form = .page
        } else if Self.isDetail(root["detail"]) || Self.isMarkdownAlone(root) {
            form = .data
        } else if root.array != nil, Self.isDetail(root) {
            form = .detail
        } else {
            return nil
        }
    }

    /// The `data` of the answer: the text, and the pages.
    var data: JSONValue? { form == .envelope ? root["data"] : form == .data ? root : nil }

    /// The pages in all the ways to write them: a list, one page, or either inside a string.
    var detail: JSONValue? {
        switch form {
        case .envelope, .data: data?["detail"]
        case .detail, .page: root
        case .gatewayError: nil
        }
    }

    /// The JSON path of `detail`.
    var detailPath: String {
        switch form {
        case .envelope: "$.data.detail"
        case .data: "$.detail"
        case .detail, .page, .gatewayError: "$"
        }
    }

    private static func isGatewayError(_ value: JSONValue) -> Bool {
        guard let error = value["ResponseMetadata"]?["Error"] else { return false }
        return error["Code"] != nil || error["CodeN"] != nil
    }

    private static func isEnvelope(_ value: JSONValue) -> Bool {
        let isTraced = value["request_id"]?.string != nil && value["time_elapsed"]?.string != nil
        guard let data = value["data"] else {
            return isTraced || value["message"]?.string != nil && VolcengineErrorCode.isOwn(value)
        }
        if isDetail(data["detail"]) || isMarkdownAlone(data) { return true }
        return isTraced && (data["markdown"]?.string != nil || data.object?.isEmpty ?? true)
    }

    /// Whether this is markdown with a list of pages that is empty.
    private static func isMarkdownAlone(_ value: JSONValue) -> Bool {
        guard let members = value.object, value["markdown"]?.string != nil, members.names.count <= 2,
            let detail = members.first(named: "detail")
        else { return false }
        return detail.isNull || detail.array?.isEmpty ?? false || detail.utf8?.isEmpty ?? false
    }

    private static func isDetail(_ value: JSONValue?) -> Bool {
        guard let value else { return false }
        if let text = value.utf8 { return holdsPage(text) }
        return value.array?.first.map(isPage) ?? isPage(value)
    }

    private static func isPage(_ value: JSONValue) -> Bool {
        value["textblocks"]?.array != nil || value["page_md"]?.string != nil && value["page_image_hw"] != nil
    }

    /// Whether the beginning of a text is that of a list of pages.
    private static func holdsPage(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
        let beginning = String(decoding: text.prefix(65_536), as: UTF8.self)
        guard beginning.first(where: { !$0.isWhitespace }).map("[{".contains) ?? false else { return false }
        return beginning.contains("\"textblocks\"") || beginning.contains("\"page_md\"")
            || beginning.contains("\"page_image_hw\"")
    }
}
