package import DocumentModel
internal import JSONView

/// Volcengine's document parsing, API OCRPdf, version v3 (volcengine.com, "OCRPdf").
///
/// Boxes count in pixels of the page's image, from the top left. `page_id` counts from 0 in the answer.
package struct VolcengineProvider: Provider {
    package let id = "volcengine"
    package let decoderVersion = 4
    package let summary =
        "Volcengine OCRPdf: whole answers, their data, detail lists saved alone, error answers"

    package let namesPageRanges = true

    package init() {}

    package func recognize(_ payload: OpenedPayload) -> String? {
        payload.soleJSON.flatMap(VolcengineAnswer.init)?.form.rawValue
    }

    package func decode(
        _ payload: OpenedPayload, context: DecodingContext
    ) throws(ProviderFailure) -> ParsedDocument {
        guard let member = payload.jsonMembers.first, let answer = member.json.flatMap(VolcengineAnswer.init)
        else {
            throw payload.failure(isNot: "an OCRPdf result")
        }
        if let failure = VolcengineErrorCode.failure(of: answer, in: member.name) { throw failure }
        var decoder = VolcengineDecoder(member: member.name, context: context)
        return try decoder.decode(answer)
    }
}
