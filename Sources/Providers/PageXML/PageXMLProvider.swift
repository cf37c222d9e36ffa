package import DocumentModel
internal import Markup

/// PAGE XML, the format of PRImA, Transkribus, OCR-D, Kraken and eScriptorium (ocr-d.de/en/spec/page, schema 2010 to 2019).
///
/// A file is one page. Polygons count in pixels of the page's image, from the top left.
package struct PageXMLProvider: Provider {
    package let id = "pagexml"
    package let decoderVersion = 2
    package let summary = "PAGE XML of Transkribus, OCR-D, eScriptorium and others"

    package init() {}

    package func recognize(_ payload: OpenedPayload) -> String? {
        payload.xmlMember(rootedAt: "PcGts").map { _ in "PAGE XML" }
    }

    package func decode(
        _ payload: OpenedPayload, context: DecodingContext
    ) throws(ProviderFailure) -> ParsedDocument {
        guard let member = payload.xmlMember(rootedAt: "PcGts") else {
            throw payload.failure(isNot: "PAGE XML")
        }
        var decoder = PageXMLDecoder(member: member.name, context: context)
        return try decoder.decode(member)
    }
}
