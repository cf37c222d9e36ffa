package import DocumentModel
internal import Markup

/// ALTO 1 to 4, the Library of Congress's schema of OCR results (loc.gov/standards/alto), as Tesseract, ABBYY, docWorks and pdfalto write it.
///
/// Boxes count from the top left in pixels, tenths of a millimetre or 1200ths of an inch; lengths come out in points.
package struct ALTOProvider: Provider {
    package let id = "alto"
    package let decoderVersion = 2
    package let summary = "ALTO 1 to 4 of Tesseract, ABBYY, docWorks, OCR-D, pdfalto and others"

    package init() {}

    package func recognize(_ payload: OpenedPayload) -> String? {
        payload.xmlMember(rootedAt: "alto").map { _ in "ALTO" }
    }

    package func decode(
        _ payload: OpenedPayload, context: DecodingContext
    ) throws(ProviderFailure) -> ParsedDocument {
        guard let member = payload.xmlMember(rootedAt: "alto") else {
            throw payload.failure(isNot: "ALTO")
        }
        var decoder = ALTODecoder(member: member.name, context: context)
        return try decoder.decode(member)
    }
}
