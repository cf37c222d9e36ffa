package import DocumentModel
internal import JSONView

/// Mistral's OCR API (`POST /v1/ocr`), models mistral-ocr-2503 to 4.1 (docs.mistral.ai, types `OCRResponse` and `OCRPageObject`).
///
/// Boxes count in pixels of the page's picture (`dimensions`), from the top left. `index` is the page's place in the source, from 0,
/// also when the request named pages.
package struct MistralProvider: Provider {
    package let id = "mistral"
    package let decoderVersion = 3
    package let summary =
        "Mistral OCR 2503 to 4.1: JSON as the API, the Python and the TypeScript client save it, with images next to it"

    package init() {}

    package func recognize(_ payload: OpenedPayload) -> String? {
        guard let root = payload.soleJSON, root["pages"]?.array != nil,
            root.member("usageInfo")?.member("pagesProcessed") != nil
        else { return nil }
        guard let page = root["pages"]?.array?.first else { return root["model"].map { _ in "answer" } }
        return page["markdown"]?.string != nil && page["images"]?.array != nil ? "answer" : nil
    }

    package func decode(
        _ payload: OpenedPayload, context: DecodingContext
    ) throws(ProviderFailure) -> ParsedDocument {
        guard let member = payload.jsonMembers.first, let root = member.json else {
            throw payload.failure(isNot: "a Mistral OCR result")
        }
        var decoder = MistralDecoder(payload: payload, member: member.name, context: context)
        return try decoder.decode(root)
    }
}
