package import DocumentModel
internal import JSONView

/// TextIn's xParse: answers with `detail` and `pages`, with `elements` (schema 1.3.0, and those of `parse_mode=lite`), and lists of its
/// pipeline's elements (docs.textin.com, xparse/parse-getjson and xparse/v1/parse-response).
///
/// `detail` counts in pixels at the resolution that the request chose, `elements` in fractions of the page; pages count from 1.
package struct TextInProvider: Provider {
    package let id = "textin"
    package let decoderVersion = 4
    package let summary =
        "TextIn xParse: answers with detail and pages, and with elements (documented only)"

    package init() {}

    package func recognize(_ payload: OpenedPayload) -> String? {
        payload.soleJSON.flatMap(TextInAnswer.init)?.form.rawValue
    }

    package func decode(
        _ payload: OpenedPayload, context: DecodingContext
    ) throws(ProviderFailure) -> ParsedDocument {
        guard let member = payload.jsonMembers.first, let answer = member.json.flatMap(TextInAnswer.init)
        else {
            throw payload.failure(isNot: "a TextIn result")
        }
        let builder = ParseBuilder(member: member.name, context: context, payload: payload)
        switch answer.form {
        case .failure: throw answer.failure(at: member.name)
        case .detail:
            var decoder = TextInDetailDecoder(builder: builder)
            return try decoder.decode(answer)
        case .elements:
            var decoder = TextInElementDecoder(builder: builder)
            return try decoder.decode(answer)
        }
    }
}

/// One JSON value in a form in which results of xParse are kept.
struct TextInAnswer {
    enum Form: String {
        case detail = "answer with detail", elements, failure
    }

    let form: Form
    let root: JSONValue
    /// What holds the details or elements.
    let result: JSONValue
    let path: String

    /// Nil for other JSON.
    init?(_ root: JSONValue) {
        self.root = root
        if let data = root["data"], data["schema_version"]?.string != nil, data["elements"]?.array != nil {
            (form, result, path) = (.elements, data, "$.data")
        } else if let inner = root["result"], Self.isDetail(inner["detail"]) {
            (form, result, path) = (.detail, inner, "$.result")
        } else if let inner = root["result"], inner["success_count"] != nil, Self.isOwn(inner["elements"]) {
            (form, result, path) = (.elements, inner, "$.result")
        } else if Self.isOwn(root) {
            (form, result, path) = (.elements, root, "$")
        } else if root["schema_version"]?.string != nil, root["file_id"] != nil, Self.isOwn(root["elements"])
        {
            (form, result, path) = (.elements, root, "$")
        } else if root["x_request_id"] != nil, root["code"]?.int != 200, root["message"]?.string != nil {
            (form, result, path) = (.failure, root, "$")
        } else {
            return nil
        }
    }

    var elements: (list: [JSONValue], path: String) {
        guard let list = result["elements"] else { return (result.elements.map { $0 }, path) }
        return (list.elements.map { $0 }, "\(path).elements")
    }

    private static func isDetail(_ value: JSONValue?) -> Bool {
        guard let list = value?.array else { return false }
        guard let first = list.first else { return false }
        return first["page_id"] != nil && first["paragraph_id"] != nil && first["type"]?.string != nil
    }

    /// Whether these are elements with coordinates as xParse writes them; Unstructured's have objects.
    private static func isOwn(_ value: JSONValue?) -> Bool {
        guard let first = value?.array?.first, first["element_id"]?.string != nil else { return false }
        let metadata = first["metadata"]
        return first["coordinates"]?.array != nil && first["page_number"] != nil
            || metadata?["coordinates"]?.array != nil && metadata?["page_width"] != nil
    }

    func failure(at member: String) -> ProviderFailure {
        let code = root["code"]?.int.map { "\($0)" }
        return ProviderFailure(
            .providerFailed,
            "TextIn reports \(code ?? "an error"): \(root["message"]?.string ?? ""); parse the file again",
            at: member, providerCode: code)
    }
}
