internal import JSONView

/// What a JSON answer of Doc2X is, found by its members.
struct Doc2XAnswer {
    private enum Kind {
        /// `{"code": "parse_…", "msg": …}`.
        case failure(code: String)
        /// The `data` of an answer with `code` "success".
        case data(JSONValue)
        /// The `result` as the sample code of the document saves it.
        case result(JSONValue)
    }

    private let kind: Kind
    private let root: JSONValue

    /// Looks at the outermost members only; nil if this is not Doc2X's.
    init?(_ json: JSONValue) {
        guard json.object != nil else { return nil }
        root = json
        if let code = json["code"]?.string {
            if code == "success", let data = json["data"], Self.isData(data) {
                kind = .data(data)
            } else if code.hasPrefix("parse_"), json["msg"] != nil || Doc2XErrorCode(rawValue: code) != nil {
                kind = .failure(code: code)
            } else {
                return nil
            }
        } else if Self.isResult(json) {
            kind = .result(json)
        } else if json["status"]?.string != nil, json["progress"] != nil, Self.isData(json) {
            kind = .data(json)
        } else {
            return nil
        }
    }

    /// The name of the form, for messages.
    var form: String {
        switch kind {
        case .failure: "failure answer"
        case .result: "result"
        case .data(let data):
            if data["result"] == nil {
                data["status"] == nil ? "address answer" : "status answer"
            } else {
                data.object?.first(named: "convert_zip") == nil ? "status answer" : "image answer"
            }
        }
    }

    /// The identifier of the task, if the answer has it.
    var taskID: String? {
        if case .data(let data) = kind { data["uid"]?.string } else { nil }
    }

    /// The base64 of the images of an image answer.
    var convertZip: String? {
        if case .data(let data) = kind { data["convert_zip"]?.string } else { nil }
    }

    /// Whether this is the PDF interface's answer: only that one has the progress.
    var isOfPDF: Bool {
        if case .data(let data) = kind { data["progress"] != nil } else { false }
    }

    /// The JSON path of the result.
    var resultPath: String {
        switch kind {
        case .result, .failure: "$"
        case .data: root["data"] == nil ? "$.result" : "$.data.result"
        }
    }

    /// The object with the pages.
    ///
    /// - Throws: What the answer says instead: a failure, that it is not ready, or the address of the result.
    func result(in member: String) throws(ProviderFailure) -> JSONValue {
        switch kind {
        case .result(let result): return result
        case .failure(let code): throw Doc2XErrorCode.failure(code, message: root["msg"]?.string, in: member)
        case .data(let data):
            let status = data["status"]?.string
            if status == "failed" {
                throw Doc2XErrorCode.failedTask(detail: data["detail"]?.string, in: member)
            }
            if status != "processing", let result = data["result"], result["pages"]?.array != nil {
                return result
            }
            throw missingResult(data, status, in: member)
        }
    }

    private func missingResult(_ data: JSONValue, _ status: String?, in member: String) -> ProviderFailure {
        let place = "\(member) \(root["data"] == nil ? "$" : "$.data")"
        if status == "processing" {
            let progress = data["progress"]?.lenientInt.map { " (\($0) %)" } ?? ""
            return ProviderFailure(
                .notReady,
                "Doc2X is still working\(progress); request the status again until it is success, and ingest that answer",
                at: place)
        }
        if let address = data["url"]?.string, !address.isEmpty {
            let isUpload = data["uid"] != nil
            return ProviderFailure(
                .resultMissing,
                isUpload
                    ? "this answer only contains the upload URL; upload the PDF, poll /api/v2/parse/status with the uid, "
                        + "and ingest the answer with status success"
                    : "this answer only contains the URL of the export: \(address); download that zip within "
                        + "24 hours and ingest it",
                at: "\(place).url")
        }
        return ProviderFailure(
            .resultMissing,
            data["uid"] == nil
                ? "the answer has status success but no pages; request the status again within 24 hours of the parse"
                : "this answer only names the task; poll its status with the uid, and ingest the answer with status success",
            at: place)
    }

    private static func isData(_ data: JSONValue) -> Bool {
        guard let members = data.object else { return false }
        let known: Set = ["progress", "status", "detail", "result", "uid", "url", "convert_zip"]
        guard members.names.allSatisfy(known.contains) else { return data["result"].map(isResult) ?? false }
        if let result = data["result"], result["pages"]?.array?.isEmpty == false { return isResult(result) }
        if let status = data["status"]?.string {
            return ["processing", "failed", "success"].contains(status)
        }
        return data["uid"]?.string != nil
    }

    /// Whether this holds pages as Doc2X writes them.
    private static func isResult(_ result: JSONValue) -> Bool {
        guard let pages = result["pages"]?.array else { return false }
        guard let page = pages.first else {
            return result["version"]?.string?.hasPrefix("v") == true && result.object?.names.count == 2
        }
        guard page["page_width"]?.lenientDouble != nil, page["page_height"]?.lenientDouble != nil else {
            return false
        }
        return page["md"]?.string != nil
    }
}
