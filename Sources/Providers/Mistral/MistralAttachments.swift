internal import DocumentModel
internal import JSONView

/// The images and tables of one page, by the ids with which its markdown and blocks name them.
struct MistralAttachments {
    private struct Image {
        let asset: String
        let value: JSONValue
        let path: String
    }

    private var images: [String: Image] = [:]
    private var tables: [String: JSONValue] = [:]
    /// Everything, in the order of the answer.
    private var sent: [(id: String, isTable: Bool)] = []
    private var shown: Set<String> = []

    init() {}

    /// Registers the images of a page with the builder's assets.
    init(of page: JSONValue, at path: String, in builder: inout ParseBuilder) {
        for (position, image) in page.list("images").enumerated() {
            guard let id = image["id"]?.string else { continue }
            let base64 = image.member("imageBase64")?.string.flatMap { $0.isEmpty ? nil : $0 }
            let asset =
                base64.map { builder.assets.name(of: $0, named: id, on: builder.pageIndex) }
                ?? builder.assets.name(of: id, on: builder.pageIndex)
            guard images[id] == nil else { continue }
            images[id] = Image(asset: asset, value: image, path: "\(path).images[\(position)]")
            sent.append((id, false))
        }
        for table in page.list("tables") {
            guard let id = table["id"]?.string, let content = table["content"], tables[id] == nil else {
                continue
            }
            tables[id] = content
            sent.append((id, true))
        }
    }

    /// What was sent and not shown by any block of the page.
    var left: [(id: String, isTable: Bool)] { sent.filter { !shown.contains($0.id) } }

    /// The content of a table, the first time that it is named.
    mutating func table(_ id: String) -> String? {
        guard let content = tables[id]?.string, shown.insert(id).inserted else { return nil }
        return content
    }

    /// The name under which an image was stored; ids are used again on other pages.
    func asset(_ id: String) -> String { images[id]?.asset ?? id }

    /// Gives a figure its image, and what a model was asked to say of the image; the image's own box if the block has none.
    mutating func show(_ id: String, by block: inout Block, in builder: inout ParseBuilder) {
        guard let image = images[id] else { return }
        shown.insert(id)
        block.asset = image.asset
        if block.box == nil, image.value.member("topLeftX") != nil {
            block.box = builder.box(image.value, by: BoxReader(of: builder.pageSize), at: image.path)
        }
        guard let annotation = image.value.member("imageAnnotation")?.string else { return }
        let inner = try? builder.nestedJSON(Array(annotation.utf8), at: "\(image.path).image_annotation")
        let said = inner.map { Self.leaves(of: $0.root).joined(separator: "\n") } ?? annotation
        block.text = [block.text, said].filter { !$0.isEmpty }.joined(separator: "\n")
    }

    /// The strings and numbers of an annotation, whose members the user chose.
    private static func leaves(of value: JSONValue) -> [String] {
        switch value.kind {
        case .object: value.object?.flatMap { leaves(of: $0.value) } ?? []
        case .array: value.elements.flatMap(leaves)
        case .string: [value.string ?? ""]
        case .number: [value.exactInt.map { "\($0)" } ?? value.double.map { "\($0)" } ?? ""]
        case .bool, .null: []
        }
    }
}
