package import DocumentModel
internal import JSONView

/// Aliyun's DocMind: results of GetDocParserResult (with a large model) and GetDocStructureResult, whole or their `Data`, and lists of the
/// answers that one result was fetched in (help.aliyun.com/zh/document-mind; doc_json_sdk on PyPI, model/).
///
/// Layouts have four corners in pixels of the page's image, whose size is in `docInfo.pages` if it was sent; `pageNum` counts from 0.
package struct DocMindProvider: Provider {
    package let id = "docmind"
    package let decoderVersion = 3
    package let summary =
        "Aliyun DocMind: results of GetDocParserResult and GetDocStructureResult (documented only)"

    package init() {}

    package func recognize(_ payload: OpenedPayload) -> String? {
        guard let root = payload.soleJSON else { return nil }
        if let answers = root.array { return answers.first.flatMap(Self.data) == nil ? nil : "answers" }
        if Self.data(of: root) != nil { return root["layouts"] == nil ? "answer" : "data" }
        return Self.isStatus(root) ? "status answer" : nil
    }

    /// What holds the layouts.
    static func data(of answer: JSONValue) -> JSONValue? {
        let data = [answer["Data"], answer["data"], answer["documentModel"], answer].compactMap { $0 }
            .first { $0["layouts"] != nil }
        guard let data, let layouts = data["layouts"]?.array else { return nil }
        guard let first = layouts.first else {
            return data["docInfo"] != nil || answer["RequestId"] != nil ? data : nil
        }
        let isLayout = first["pageNum"] != nil && first["type"]?.string != nil
        return isLayout && (first["uniqueId"] != nil || first["markdownContent"] != nil) ? data : nil
    }

    private static func isStatus(_ root: JSONValue) -> Bool {
        guard root["RequestId"]?.string != nil, root["Data"]?["layouts"] == nil else { return false }
        let isQuery = root["Data"]?["Status"] != nil && root["Data"]?["NumberOfSuccessfulParsing"] != nil
        return isQuery || root["Completed"]?.bool != nil && root["Status"]?.string != nil
    }

    package func decode(
        _ payload: OpenedPayload, context: DecodingContext
    ) throws(ProviderFailure) -> ParsedDocument {
        guard let member = payload.jsonMembers.first, let root = member.json else {
            throw payload.failure(isNot: "a DocMind result")
        }
        let answers = root.array.map(Array.init) ?? [root]
        let data = answers.compactMap(Self.data)
        guard !data.isEmpty else { throw Self.failure(root, at: member.name) }
        var decoder = DocMindDecoder(
            builder: ParseBuilder(member: member.name, context: context, payload: payload))
        builder(&decoder, root, answers.count - data.count)
        return try decoder.decode(data, at: root.array == nil ? "$" : "$[*]")
    }

    private func builder(_ decoder: inout DocMindDecoder, _ root: JSONValue, _ lost: Int) {
        decoder.builder.document.requestID = (root.array?.first ?? root)["RequestId"]?.string
        guard lost > 0 else { return }
        decoder.builder.document.status = .partial
        decoder.builder.warn(
            "answer_without_layouts", "an answer of the list has no layouts", at: "$", count: lost)
    }

    private static func failure(_ answer: JSONValue, at member: String) -> ProviderFailure {
        let status = (answer["Data"]?["Status"] ?? answer["Status"])?.string ?? ""
        if ["init", "processing"].contains(status.lowercased()) {
            return ProviderFailure(.notReady, "the job is \(status); ask for it again later", at: member)
        }
        if status.lowercased() == "success" {
            return ProviderFailure(
                .resultMissing,
                "the answer contains only the status; ask for the result with GetDocParserResult within 24 hours",
                at: member)
        }
        let code = answer["Code"]?.string
        let said = [code, answer["Message"]?.string].compactMap { $0 }.joined(separator: ": ")
        return ProviderFailure(
            .providerFailed,
            "DocMind reports \(said.isEmpty ? status : said); parse the file again", at: member,
            providerCode: code ?? status)
    }
}
