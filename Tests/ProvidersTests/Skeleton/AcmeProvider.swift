import DocumentModel
import JSONView

@testable import Providers

// The skeleton in docs/adapters.md is this file from here on; SkeletonTests compares them.

/// Acme's layout answers: pages with their size in pixels, and blocks with corners in these pixels.
struct AcmeProvider: Provider {
    let id = "acme"
    let decoderVersion = 1
    let summary = "Acme layout: answers (documented only)"

    func recognize(_ payload: OpenedPayload) -> String? {
        guard let root = payload.soleJSON, root["acme_version"]?.string != nil, root["pages"]?.array != nil
        else { return nil }
        return "answer"
    }

    func decode(
        _ payload: OpenedPayload, context: DecodingContext
    ) throws(ProviderFailure) -> ParsedDocument {
        guard let member = payload.jsonMembers.first, let root = member.json else {
            throw ProviderFailure(
                .malformed, "the file is not an Acme result", at: payload.members.first?.name)
        }
        var decoder = AcmeDecoder(
            builder: ParseBuilder(member: member.name, context: context, payload: payload))
        return try decoder.decode(root)
    }
}

/// Turns one answer into pages.
struct AcmeDecoder {
    private static let numbering = PageNumbering("number", from: 1, duplicates: .fail)
    private static let labels = LabelTable(
        of: "Acme", calledAs: "type",
        ["title": .title, "paragraph": .text, "table": .table, "header": .pageHeader])

    var builder: ParseBuilder

    mutating func decode(_ root: JSONValue) throws(ProviderFailure) -> ParsedDocument {
        let pages = root.list("pages")
        let indices = try Self.numbering.indices(
            of: pages.map { $0["number"]?.lenientInt }, in: &builder, at: "$.pages")
        for (position, page) in pages.enumerated() {
            let boxes = BoxReader(
                of: PageSize(
                    width: page["width"]?.lenientDouble ?? 0, height: page["height"]?.lenientDouble ?? 0,
                    unit: .pixels))
            builder.startPage(Page(index: indices[position], size: boxes.pageSize))
            for (number, block) in page.list("blocks").enumerated() {
                add(block, boxes, at: "$.pages[\(position)].blocks[\(number)]")
            }
        }
        return try builder.finish()
    }

    private mutating func add(_ value: JSONValue, _ boxes: BoxReader, at path: String) {
        var block = Self.labels.block(value["type"]?.string, in: &builder, at: path)
        block.box = builder.box(value["bbox"], by: boxes, at: path)
        block.confidence = builder.confidence(value["confidence"])
        let form: BlockText = block.type == .table ? .html : .plain
        builder.fill(&block, with: value["text"]?.string ?? "", as: form, at: path)
        builder.add(block)
    }
}
