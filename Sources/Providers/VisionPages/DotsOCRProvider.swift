package import DocumentModel
internal import JSONView

/// dots.ocr's raw page: a list of `{bbox, category, text}` (github.com/rednote-hilab/dots.ocr).
///
/// Boxes count in pixels of the image that the model saw, whose size is not in the answer: they are kept as sent and cannot be
/// normalized. The model often ends before the last bracket.
package struct DotsOCRProvider: Provider {
    package let id = "dotsocr"
    package let decoderVersion = 3
    package let summary = "dots.ocr: raw output, one page per file"
    package let identifiesDocuments = false

    package init() {}

    package func recognize(_ payload: OpenedPayload) -> String? {
        guard let first = payload.soleJSON?.array?.first, first["bbox"]?.array != nil,
            let category = first["category"]?.string,
            VisionLabels.dots.type(of: category) != nil, first["text"]?.string != nil || category == "Picture"
        else { return nil }
        return "page"
    }

    package func decode(
        _ payload: OpenedPayload, context: DecodingContext
    ) throws(ProviderFailure) -> ParsedDocument {
        guard let member = payload.jsonMembers.first, let root = member.json else {
            throw payload.failure(isNot: "a dots.ocr page")
        }
        var builder = ParseBuilder(member: member.name, context: context, payload: payload)
        let pixels = BoxReader()
        builder.startPage(Page(index: context.pageOffset, markdown: payload.textMembers.first?.text))
        builder.warn(
            "page_size_unknown", "dots.ocr does not return the image size, so boxes cannot be normalized"
        )
        for (number, region) in root.elements.enumerated() {
            let path = "$[\(number)]"
            builder.add(
                MarkdownRegion(
                    label: region["category"]?.string,
                    box: builder.box(region["bbox"], by: pixels, at: path),
                    content: region["text"]?.string ?? "", path: path), by: VisionLabels.dots)
        }
        builder.updatePage { VisionLabels.captions.link(&$0.blocks, by: VisionLabels.family) }
        return try builder.finish()
    }
}
