package import DocumentModel
internal import Markup

/// hOCR 1.2, OCR results in HTML, as Tesseract, ABBYY, OCRopus and Google's toolbox write it (kba.github.io/hocr-spec/1.2).
///
/// Boxes count in pixels of the page's image, from the top left. `ppageno` counts from 0.
package struct HOCRProvider: Provider {
    package let id = "hocr"
    package let decoderVersion = 3
    package let summary = "hOCR of Tesseract, ABBYY, Google's toolbox and others"

    package init() {}

    package func recognize(_ payload: OpenedPayload) -> String? {
        Self.member(of: payload).map { _ in "hOCR" }
    }

    private static func member(of payload: OpenedPayload) -> OpenedPayload.Member? {
        payload.members.first { $0.markup?.extensionName?.hasPrefix("ocr") ?? false }
    }

    package func decode(
        _ payload: OpenedPayload, context: DecodingContext
    ) throws(ProviderFailure) -> ParsedDocument {
        guard let member = Self.member(of: payload) else {
            throw payload.failure(isNot: "hOCR")
        }
        var decoder = HOCRDecoder(member: member.name, context: context)
        return try decoder.decode(member)
    }
}
