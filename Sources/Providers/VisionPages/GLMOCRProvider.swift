package import DocumentModel
internal import JSONView

/// GLM-OCR: the files of its toolkit and the answers of Z.ai's `layout_parsing` (github.com/zai-org/GLM-OCR).
///
/// A file is a list of pages, each a list of `{index, label, content, bbox_2d}` with boxes in thousandths of the page. An answer has the
/// same in `layout_details`, with boxes as fractions and the size of the page beside each.
package struct GLMOCRProvider: Provider {
    package let id = "glmocr"
    package let decoderVersion = 3
    package let summary = "GLM-OCR: files with their markdown, answers of layout_parsing"
    package let identifiesDocuments = false

    package init() {}

    package func recognize(_ payload: OpenedPayload) -> String? {
        guard let root = payload.soleJSON, let pages = Self.pages(of: root) else { return nil }
        let first = pages.prefix(64).lazy.compactMap { $0.array?.first }.first
        guard let first, first["bbox_2d"] != nil, first["label"] != nil, first["content"] != nil else {
            return nil
        }
        return root.array == nil ? "answer" : "file"
    }

    package func decode(
        _ payload: OpenedPayload, context: DecodingContext
    ) throws(ProviderFailure) -> ParsedDocument {
        guard let member = payload.jsonMembers.first, let root = member.json, let pages = Self.pages(of: root)
        else {
            throw payload.failure(isNot: "a GLM-OCR result")
        }
        var builder = ParseBuilder(member: member.name, context: context, payload: payload)
        let path = root.array == nil ? "$.layout_details" : "$"
        let markdown = root["md_results"]?.string ?? payload.textMembers.first?.text
        for (position, page) in pages.enumerated() {
            let regions = page.elements.map { $0 }
            let reader = root.array == nil ? Self.reader(ofAnswer: regions) : BoxReader(.thousandths)
            builder.startPage(
                Page(
                    index: position + context.pageOffset, size: reader?.pageSize,
                    markdown: pages.count == 1 ? markdown : nil))
            for (number, region) in regions.enumerated() {
                let path = "\(path)[\(position)][\(number)]"
                let box = reader.flatMap { builder.box(region["bbox_2d"], by: $0, at: path) }
                if reader == nil {
                    builder.warn(
                        "box_scale_unknown", "the boxes of a page are not fractions; they were left out",
                        at: path)
                }
                builder.add(
                    MarkdownRegion(
                        label: region["label"]?.string, box: box, content: region["content"]?.string ?? "",
                        path: path), by: VisionLabels.glm)
            }
        }
        if let markdown, pages.count == 1 { builder.addImages(ofMarkdown: markdown) }
        return try builder.finish()
    }

    private static func pages(of root: JSONValue) -> [JSONValue]? {
        let list = root["layout_details"] ?? root["result"]?["layout_details"] ?? root
        guard let pages = list.array, pages.first?.array != nil else { return nil }
        return Array(pages)
    }

    /// Reads the fractions of an answer's page; nil if a number is over 1.
    private static func reader(ofAnswer regions: [JSONValue]) -> BoxReader? {
        let areFractions = regions.allSatisfy { region in
            region["bbox_2d"]?.elements.allSatisfy { ($0.lenientDouble ?? 0) <= 1.01 } ?? true
        }
        guard areFractions else { return nil }
        let size = regions.lazy.compactMap { region -> PageSize? in
            guard let width = region["width"]?.lenientDouble, let height = region["height"]?.lenientDouble
            else { return nil }
            return PageSize(width: width, height: height, unit: .pixels)
        }.first
        return BoxReader(.fraction, of: size)
    }
}
