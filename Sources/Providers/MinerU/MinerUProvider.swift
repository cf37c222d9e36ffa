internal import DocumentModel
internal import JSONView

/// MinerU's results, from its command line, mineru.net and parse4ai.
///
/// The formats are in MinerU's docs/en/reference/output_files.md; the answers of the services are in parse4ai's
/// "文档解析 API". Every file of one result is looked at, and exactly one of them is the source of the text
/// (`MinerUResult`): they all say the same.
struct MinerUProvider: Provider {
    let id = "mineru"
    let decoderVersion = 6
    let summary =
        "MinerU, mineru.net, parse4ai: layout.json or *_middle.json, MinerU 4's middle_json.json and "
        + "structured_content.json, *_content_list.json (also _v2), full.md with images/; answers of mineru-api; task and "
        + "batch answers"

    /// The results in the answer of a self-hosted server, each as the files that MinerU would have written.
    func parts(of payload: OpenedPayload) -> [(name: String, members: [Payload.Member])] {
        guard let member = payload.jsonMembers.first, let json = payload.soleJSON else { return [] }
        return MinerUServerAnswer.parts(json, member: member)
    }

    func recognize(_ payload: OpenedPayload) -> String? {
        let result = MinerUResult(payload)
        return result.source?.form.rawValue ?? result.answer.map { $0.form }
    }

    func decode(_ payload: OpenedPayload, context: DecodingContext) throws(ProviderFailure) -> ParsedDocument
    {
        let result = MinerUResult(payload)
        guard let source = result.source else {
            if let answer = result.answer { throw answer.failure }
            throw ProviderFailure(
                .unknownFormat, "no file is a MinerU result; ingest the files of the unpacked zip together",
                at: payload.members.first?.name)
        }
        var builder = MinerUDocumentBuilder(result.payload, source: source.member, context: context)
        result.describe(into: &builder)
        switch source.form {
        case .middle:
            var decoder = MinerUMiddleDecoder(source.member, builder)
            return try decoder.decode()
        case .document, .structured:
            var decoder = MinerUDocumentDecoder(source.member, builder)
            return try decoder.decode()
        case .contentList:
            var decoder = MinerUContentListDecoder(source.member, builder)
            return try decoder.decode()
        case .contentListV2:
            var decoder = MinerUContentListV2Decoder(source.member, builder)
            return try decoder.decode()
        case .markdown:
            var decoder = MinerUMarkdownDecoder(source.member, builder)
            return try decoder.decode()
        }
    }
}
