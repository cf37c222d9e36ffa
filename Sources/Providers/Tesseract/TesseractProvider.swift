package import DocumentModel

/// Tesseract's TSV, as `tesseract … tsv` and pytesseract's `image_to_data` write it: a row for each page, block, paragraph, line and word.
///
/// Boxes count in pixels of the page's image, from the top left. Pages count from 1.
package struct TesseractProvider: Provider {
    package let id = "tesseract"
    package let decoderVersion = 2
    package let summary = "Tesseract: TSV, also of pytesseract (hocr and alto read its hOCR and ALTO)"

    package init() {}

    package func recognize(_ payload: OpenedPayload) -> String? {
        WordTable.member(of: payload, from: .tesseract).map { _ in "TSV" }
    }

    package func decode(
        _ payload: OpenedPayload, context: DecodingContext
    ) throws(ProviderFailure) -> ParsedDocument {
        guard let member = WordTable.member(of: payload, from: .tesseract) else {
            throw payload.failure(isNot: "Tesseract TSV")
        }
        var table = WordTable(.tesseract, member: member.name, context: context)
        return try table.decode(member.bytes)
    }
}
