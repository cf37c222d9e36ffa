internal import DocumentModel
internal import JSONView

/// `pages[].layout.blocks[]` of the model `v3-2026`: boxes with types, beside markdown that has neither.
///
/// Nothing documents how they belong together, nor the unit. Boxes are given to blocks only if the types of both
/// sequences agree one by one and the boxes do not contradict the image names.
struct Doc2XLayout {
    private struct Region {
        let label: String
        let numbers: [Double]
    }

    private let regions: [Region]
    private let isReadable: Bool

    init(_ blocks: JSONValue) {
        var regions: [Region] = []
        var count = 0
        for block in blocks.elements {
            count += 1
            let numbers = block["bbox"].map { $0.elements.compactMap(\.lenientDouble) } ?? []
            guard let label = block["type"]?.string, Self.areCorners(numbers) else { continue }
            regions.append(Region(label: label, numbers: numbers))
        }
        self.regions = regions
        isReadable = regions.count == count
    }

    private static func areCorners(_ numbers: [Double]) -> Bool {
        numbers.count == 4 && numbers.allSatisfy { $0.isFinite && $0 >= 0 } && numbers[0] <= numbers[2]
            && numbers[1] <= numbers[3]
    }

    /// The blocks with the boxes and labels of the layout, or unchanged and with a warning if they do not fit.
    func placing(
        _ blocks: [Block], on size: PageSize?, _ warnings: inout WarningLog, at place: String
    ) -> [Block] {
        guard isReadable, let positions = alignment(with: blocks),
            let boxes = boxes(on: size, &warnings, at: place),
            zip(positions, boxes).allSatisfy({ agree(blocks[$0].box, $1) })
        else {
            if !regions.isEmpty || !isReadable {
                warnings.add(
                    "layout_not_aligned",
                    "the blocks of the layout do not match those of the markdown; text blocks of the page have no boxes",
                    at: place)
            }
            return blocks
        }
        var placed = blocks
        for (index, position) in positions.enumerated() {
            placed[position].box = placed[position].box ?? boxes[index]
            placed[position].providerType = regions[index].label
        }
        return placed
    }

    /// For each region the position of its block; nil unless the sequences agree.
    private func alignment(with blocks: [Block]) -> [Int]? {
        let hasFurniture = regions.contains { region in
            [.pageHeader, .pageFooter, .pageNumber].contains { Self.fits(region.label, $0) }
        }
        let positions = blocks.indices.filter { position in
            let block = blocks[position]
            if block.type == .listItem { return false }
            if block.type == .figure, block.parent != nil { return false }
            return hasFurniture || !block.type.isFurniture
        }
        guard positions.count == regions.count, !positions.isEmpty else { return nil }
        let agree = zip(positions, regions).allSatisfy { Self.fits($1.label, blocks[$0].type) }
        return agree ? positions : nil
    }

    /// Whether a label of the layout can name a block of that type.
    private static func fits(_ label: String, _ type: BlockType) -> Bool {
        let word = String(label.unicodeScalars.filter { $0.properties.isAlphabetic }).lowercased()
        let words: Set<String> =
            switch type {
            case .text: ["text", "paragraph"]
            case .heading: ["title", "heading", "header", "sectiontitle", "sectionheader"]
            case .figure: ["figure", "image", "picture", "chart"]
            case .table: ["table"]
            case .formula: ["formula", "equation", "displayformula", "interlineequation"]
            case .caption: ["caption", "figurecaption", "tablecaption", "text"]
            case .footnote: ["footnote", "text"]
            case .list: ["list", "text"]
            case .code: ["code", "algorithm"]
            case .pageHeader: ["pageheader"]
            case .pageFooter: ["pagefooter", "footer"]
            case .pageNumber: ["pagenumber"]
            default: []
            }
        return words.contains(word)
    }

    /// The boxes in page units: fractions if all lie in 0…1, else pixels, with a warning if they may be thousandths.
    private func boxes(on size: PageSize?, _ warnings: inout WarningLog, at place: String) -> [Box]? {
        guard let size else { return nil }
        let highest = regions.flatMap(\.numbers).max() ?? 0
        if highest > 1, highest <= 1000, size.width > 1000, size.height > 1000 {
            warnings.add(
                "layout_unit_assumed",
                "the unit of the layout's boxes is not documented; it could be thousandths, and was read as pixels",
                at: place)
        }
        let boxes = regions.compactMap { region in
            Box(region.numbers)?.scaled(x: highest <= 1 ? size.width : 1, y: highest <= 1 ? size.height : 1)
        }
        return boxes.count == regions.count ? boxes : nil
    }

    /// Whether two boxes of the same figure overlap by at least half of both together; true if one is missing.
    private func agree(_ known: Box?, _ other: Box) -> Bool {
        guard let known else { return true }
        let width = min(known.x1, other.x1) - max(known.x0, other.x0)
        let height = min(known.y1, other.y1) - max(known.y0, other.y0)
        guard width > 0, height > 0 else { return false }
        let shared = width * height
        return shared / (known.width * known.height + other.width * other.height - shared) >= 0.5
    }
}
