package import DocumentModel
internal import Markup

/// What poppler's tools write of a PDF's text: `pdftotext -bbox`, `-bbox-layout` and `-tsv`, `pdftohtml -xml` (poppler 22).
///
/// Boxes count from the top left, in points, but in `pdftohtml -xml` in pixels at its zoom (by default 1.5 times points).
package struct PopplerProvider: Provider {
    /// The forms by their marks.
    private enum Form: String {
        case boxes = "pdftotext -bbox"
        case lines = "pdftohtml -xml"
        case table = "pdftotext -tsv"
    }

    package let id = "poppler"
    package let decoderVersion = 2
    package let summary = "poppler: pdftotext -bbox, -bbox-layout and -tsv, pdftohtml -xml with its images"

    package init() {}

    package func recognize(_ payload: OpenedPayload) -> String? { Self.found(in: payload)?.form.rawValue }

    private static func found(in payload: OpenedPayload) -> (form: Form, member: OpenedPayload.Member)? {
        for member in payload.members {
            guard let head = member.markup else { continue }
            if head.root == "pdf2xml" { return (.lines, member) }
            if head.extensionName == "doc" { return (.boxes, member) }
        }
        return WordTable.member(of: payload, from: .poppler).map { (.table, $0) }
    }

    package func decode(
        _ payload: OpenedPayload, context: DecodingContext
    ) throws(ProviderFailure) -> ParsedDocument {
        guard let (form, member) = Self.found(in: payload) else {
            throw payload.failure(isNot: "poppler output")
        }
        switch form {
        case .table:
            var table = WordTable(.poppler, member: member.name, context: context)
            return try table.decode(member.bytes)
        case .boxes:
            var decoder = PopplerBoxDecoder(member: member.name, context: context)
            return try decoder.decode(member)
        case .lines:
            var decoder = PopplerLineDecoder(payload, member: member.name, context: context)
            return try decoder.decode(member)
        }
    }
}
