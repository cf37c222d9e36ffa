package import DocumentModel

/// MiniOCR, the small XML of solr-ocrhighlighting (dbmdz.github.io/solr-ocrhighlighting/latest/formats/#miniocr).
///
/// `x="left top width height"` counts in pixels, or in fractions of the page, from the top left; `wh` is the page's size in pixels.
package struct MiniOCRProvider: Provider {
    package let id = "miniocr"
    package let decoderVersion = 3
    package let summary = "MiniOCR of solr-ocrhighlighting"

    package init() {}

    package func recognize(_ payload: OpenedPayload) -> String? {
        payload.xmlMember(rootedAt: "ocr").map { _ in "MiniOCR" }
    }

    package func decode(
        _ payload: OpenedPayload, context: DecodingContext
    ) throws(ProviderFailure) -> ParsedDocument {
        guard let member = payload.xmlMember(rootedAt: "ocr") else {
            throw payload.failure(isNot: "MiniOCR")
        }
        var decoder = MiniOCRDecoder(member: member.name, context: context)
        return try decoder.decode(member)
    }
}
