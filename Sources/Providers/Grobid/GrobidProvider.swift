package import DocumentModel
internal import Markup

/// GROBID's TEI of scholarly articles (grobid.readthedocs.io, "TEI encoding of results" and "Coordinates in the PDF").
///
/// `coords="page,x,y,w,h;…"` counts in points from the top left, and pages from 1. Only some elements have coordinates.
package struct GrobidProvider: Provider {
    package let id = "grobid"
    package let decoderVersion = 1
    package let summary = "GROBID: TEI of articles, best with coordinates"

    package init() {}

    package func recognize(_ payload: OpenedPayload) -> String? {
        Self.member(of: payload).map { _ in "TEI" }
    }

    /// TEI is written by many; GROBID's header names it.
    private static func member(of payload: OpenedPayload) -> OpenedPayload.Member? {
        guard let member = payload.xmlMember(rootedAt: "TEI") else { return nil }
        // The name is behind the authors, of whom there can be thousands.
        let signs = ["ident=\"GROBID\"", "Grobid.xsd"].map { Array($0.utf8) }
        return signs.contains { member.bytes.firstRange(of: $0) != nil } ? member : nil
    }

    package func decode(
        _ payload: OpenedPayload, context: DecodingContext
    ) throws(ProviderFailure) -> ParsedDocument {
        guard let member = Self.member(of: payload) else {
            throw payload.failure(isNot: "GROBID TEI")
        }
        var decoder = GrobidDecoder(member: member.name, context: context)
        return try decoder.decode(member)
    }
}
