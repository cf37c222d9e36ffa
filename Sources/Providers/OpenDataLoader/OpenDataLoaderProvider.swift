package import DocumentModel
internal import JSONView

/// OpenDataLoader PDF's JSON output (`schema.json` of opendataloader-pdf).
///
/// Boxes are `[left, bottom, right, top]` in points from the bottom-left corner of the page as a reader shows it: of its crop box
/// inside its media box, turned by `/Rotate` (seen in the output of version 2.5 for PDFs made for this). The file does not hold the
/// size of a page: it comes from elsewhere (`PageSizes`), or a height is assumed (`AssumedPapers`).
package struct OpenDataLoaderProvider: Provider {
    package let id = "opendataloader"
    package let decoderVersion = 3
    package let summary = "OpenDataLoader PDF: the JSON file, with its images next to it"

    package let needsPageSizes = true

    package init() {}

    package func recognize(_ payload: OpenedPayload) -> String? {
        guard let root = payload.soleJSON, Self.isDocument(root) else { return nil }
        return "document"
    }

    package func decode(
        _ payload: OpenedPayload, context: DecodingContext
    ) throws(ProviderFailure) -> ParsedDocument {
        guard let member = payload.jsonMembers.first, let root = member.json else {
            throw ProviderFailure(
                .unknownFormat, "no JSON file; give the JSON file that opendataloader-pdf wrote")
        }
        var decoder = OpenDataLoaderDecoder(payload: payload, member: member, context: context)
        return try decoder.decode(root)
    }

    private static func isDocument(_ root: JSONValue) -> Bool {
        root["file name"] != nil && root["number of pages"]?.int != nil && root["kids"]?.array != nil
    }
}
