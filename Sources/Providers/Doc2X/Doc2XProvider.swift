package import DocumentModel
internal import JSONView

/// Doc2X (noedgeai.com), API v2, for PDF and for images.
///
/// Its pages are markdown without block boxes; geometry comes from image names only, and from the layout of the model
/// `v3-2026`. Page sizes and boxes are in pixels of Doc2X's own rendering, origin top-left; `page_idx` counts from 0.
package struct Doc2XProvider: Provider {
    package let id = "doc2x"
    package let decoderVersion = 4
    package let summary =
        "Doc2X API v2: status answers, their result saved alone, image answers, exported markdown with images"

    package init() {}

    package func recognize(_ payload: OpenedPayload) -> String? {
        if let json = payload.soleJSON { return Doc2XAnswer(json)?.form }
        return Doc2XExport(payload) == nil ? nil : "exported markdown"
    }

    package func decode(
        _ payload: OpenedPayload, context: DecodingContext
    ) throws(ProviderFailure) -> ParsedDocument {
        if let export = Doc2XExport(payload) { return Doc2XExportDecoder(export, payload, context).decode() }
        guard let member = payload.jsonMembers.first, let answer = member.json.flatMap(Doc2XAnswer.init)
        else {
            throw payload.failure(isNot: "a Doc2X result")
        }
        let result = try answer.result(in: member.name)
        var decoder = Doc2XResultDecoder(member: member.name, payload: payload, context: context)
        return try decoder.decode(result, answer)
    }
}
