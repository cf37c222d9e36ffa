internal import DocumentModel
internal import Foundation
internal import Rendering

/// `--format labelstudio`: tasks of Label Studio, one a page, with the parser's blocks as predictions, `KEY.json`.
///
/// Boxes are in percent of the page from its top left. Format: https://labelstud.io/guide/predictions and
/// https://labelstud.io/tags/rectanglelabels. The text of a block is the note of its region. A block whose place on the page is not known has no
/// region; the task counts it.
struct LabelStudioFile: DocumentFile {
    static let suffix = ".json"

    /// A page whose address is not written yet, since it has the document's key.
    private struct Task {
        let page: Int
        let locator: String
        let unplaced: Int
        let result: JSONBuffer
    }

    private let imageAddress: String
    private var tasks: [Task] = []
    private(set) var pageCount = 0
    private(set) var chars = 0
    var isEmpty: Bool { tasks.isEmpty }

    init(_ options: ExportOptions) {
        imageAddress = options.pageImage
    }

    mutating func add(_ page: ExportPage) -> Bool {
        pageCount += 1
        var (result, unplaced) = (JSONBuffer(), 0)
        let size = page.size.flatMap { RasterScale($0).pixels($0) }
        result.raw("[")
        for (position, block) in page.blocks.enumerated() {
            guard let size, let box = block.box.flatMap({ page.size?.normalized($0) }) else {
                unplaced += 1
                continue
            }
            chars += block.text.unicodeScalars.count
            Self.append(block, page.ordinal(at: position), box, size, to: &result)
        }
        result.raw("]")
        guard unplaced < page.blocks.count else { return false }
        tasks.append(
            Task(
                page: page.number, locator: page.locator?.text ?? "", unplaced: unplaced, result: result))
        return true
    }

    private static func append(
        _ block: Block, _ ordinal: Int, _ box: Box, _ size: (width: Int, height: Int),
        to json: inout JSONBuffer
    ) {
        json.object(JSONBuffer.element) { json in
            json.text("id", "b\(ordinal)")
            json.text("type", "rectanglelabels")
            json.text("from_name", LabelStudioInterface.labels)
            json.text("to_name", LabelStudioInterface.image)
            json.integer("original_width", size.width)
            json.integer("original_height", size.height)
            json.integer("image_rotation", 0)
            json.object("value") { json in
                let sides = box.numbers.map { ($0 * 1e8).rounded() / 1e6 }
                json.real("x", sides[0])
                json.real("y", sides[1])
                json.real("width", ((sides[2] - sides[0]) * 1e6).rounded() / 1e6)
                json.real("height", ((sides[3] - sides[1]) * 1e6).rounded() / 1e6)
                json.integer("rotation", 0)
                json.texts("rectanglelabels", [block.type.rawValue])
            }
            if let confidence = block.confidence { json.real("score", confidence) }
            if !block.text.isEmpty { json.object("meta") { $0.texts("text", [block.text]) } }
        }
    }

    func bytes(of document: ExportDocument) -> [UInt8] {
        var json = JSONBuffer()
        json.list(JSONBuffer.element, tasks) { json, task in
            json.raw(json.bytes.count == 1 ? "\n" : ",\n")
            json.raw("{")
            json.object("data") { json in
                json.text(LabelStudioInterface.image, address(of: task.page, document))
                json.text("document", document.key)
                json.integer("page_number", task.page)
                json.text("locator", task.locator)
                json.integer("blocks_without_box", task.unplaced)
            }
            json.raw(#","predictions":[{"#)
            json.text(
                "model_version",
                [document.provider, document.providerVersion ?? ""].joined(separator: " ").trimmed)
            json.raw(#","result":"#)
            json.raw(task.result.bytes)
            json.raw("}]}")
        }
        json.raw("\n")
        return json.bytes
    }

    /// The address of a page's picture.
    private func address(of page: Int, _ document: ExportDocument) -> String {
        imageAddress.replacing("{document}", with: document.key.percentEncoded)
            .replacing("{page}", with: String(page)).replacing("{page_index}", with: String(page - 1))
    }
}

extension String {
    fileprivate var trimmed: String { trimmingCharacters(in: .whitespaces) }

    /// The text as part of an address, with its slashes.
    fileprivate var percentEncoded: String {
        let allowed = CharacterSet(charactersIn: "/-._~").union(
            CharacterSet(charactersIn: "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"))
        return addingPercentEncoding(withAllowedCharacters: allowed) ?? self
    }
}
