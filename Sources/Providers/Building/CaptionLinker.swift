internal import DocumentModel

/// Finds the figure or table that a caption or footnote belongs to, from the order of the blocks alone.
///
/// Captions and footnotes of one family in a run belong to the body at one end of the run. Linear in the blocks.
struct CaptionLinker {
    /// Bodies and what their captions and footnotes are called.
    struct Family {
        let bodies: Set<String>
        let satellites: Set<String>
        /// Whether a caption is looked for after its body first, as below a figure, or before it, as above a table.
        let bodyComesFirst: Bool
    }

    let families: [Family]

    /// Sets the parents of a page's captions and footnotes; `label` gives what the families go by.
    func link(_ blocks: inout [Block], by label: (Block) -> String = { $0.providerType ?? $0.type.rawValue })
    {
        let labels = blocks.map(label)
        for family in families {
            let before = ends(of: family, in: labels, labels.indices, step: -1)
            let after = ends(of: family, in: labels, labels.indices.reversed(), step: 1)
            for position in labels.indices where family.satellites.contains(labels[position]) {
                let isBefore = family.bodyComesFirst || blocks[position].type == .footnote
                let (near, far) = isBefore ? (before, after) : (after, before)
                if let body = near[position] ?? far[position] { blocks[position].parent = body }
            }
        }
    }

    /// For each caption, the body at that end of its run.
    private func ends(
        of family: Family, in labels: [String], _ order: some Sequence<Int>, step: Int
    ) -> [Int?] {
        var found = [Int?](repeating: nil, count: labels.count)
        for position in order where family.satellites.contains(labels[position]) {
            let next = position + step
            guard labels.indices.contains(next) else { continue }
            found[position] =
                family.satellites.contains(labels[next])
                ? found[next] : family.bodies.contains(labels[next]) ? next : nil
        }
        return found
    }

    /// Links captions by their words, if labels do not say whose they are: those that begin with "Table" belong to tables.
    static func linkByWords(_ blocks: inout [Block]) {
        byWords.link(&blocks) { block in
            block.type == .caption && block.text.lowercased().hasPrefix("table")
                ? "table caption" : block.type.rawValue
        }
    }

    private static let byWords = CaptionLinker(families: [
        .init(bodies: ["figure", "chart"], satellites: ["caption"], bodyComesFirst: true),
        .init(bodies: ["table"], satellites: ["table caption"], bodyComesFirst: false),
    ])
}
