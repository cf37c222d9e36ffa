package import DocumentModel
internal import JSONView

/// The complexDOcr service (`/aipaas/ocr/v1/identify/complexDOcr`, document version 3.1).
///
/// The answer holds one string, which is text, markdown or JSON as `output_format` asked for. Pages count from 1 or
/// from `first_page_idx`, the number that the caller gave the first page; either way a page's index is
/// `page_id` − 1, so that slices of one file that were sent with their numbers come out in their places.
package struct ComplexDOcrProvider: Provider {
    package let id = "complexdocr"
    package let decoderVersion = 4
    package let summary =
        "complexDOcr: answers with text, markdown or JSON in a string; that JSON saved alone"

    package init() {}

    package func recognize(_ payload: OpenedPayload) -> String? {
        payload.soleJSON.flatMap(ComplexDOcrAnswer.init)?.form.rawValue
    }

    package func decode(
        _ payload: OpenedPayload, context: DecodingContext
    ) throws(ProviderFailure) -> ParsedDocument {
        guard let member = payload.jsonMembers.first, let answer = member.json.flatMap(ComplexDOcrAnswer.init)
        else {
            throw payload.failure(isNot: "a complexDOcr result")
        }
        if let failure = ComplexDOcrErrorCode.failure(of: answer, in: member.name) { throw failure }
        var decoder = ComplexDOcrDecoder(member: member.name, context: context)
        return try decoder.decode(answer)
    }
}
