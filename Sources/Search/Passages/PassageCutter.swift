internal import Passages
internal import Storage

/// Joins the blocks of a page that hold what was searched for to passages.
///
/// A passage grows from the block that says most, as ``PassageGrowth`` has it. A block belongs to one passage at most.
struct PassageCutter {
    /// A block as a passage is made of it.
    struct Part {
        /// In code points.
        let length: Int
        let isHeading: Bool
        /// How often each of the query's words and phrases is in the block.
        var counts: [Int: Int] = [:]
    }

    /// A passage, by the positions of its blocks.
    struct Cut: Equatable {
        /// The block that it grew from.
        let seed: Int
        let parts: ClosedRange<Int>
        /// How much of what the page says about the query the passage says, up to 1.
        let share: Double
    }

    /// About how many code points a passage has.
    let size: Int
    /// The weight of each of the query's words and phrases.
    let weights: [Int: Double]

    /// The passages of a page, each with something of what was searched for; the best first.
    func cuts(of parts: [Part]) -> [Cut] {
        let whole = weight(of: parts.indices, parts)
        guard whole > 0 else { return [] }
        let growth = PassageGrowth(size: size)
        let lengths = parts.map { PassageGrowth.Part(length: $0.length, isHeading: $0.isHeading) }
        var free = parts.indices.map { _ in true }
        let seeds = parts.indices.filter { !parts[$0].counts.isEmpty }.sorted {
            let (first, second) = (weight(of: $0..<$0 + 1, parts), weight(of: $1..<$1 + 1, parts))
            return first != second ? first > second : $0 < $1
        }
        var cuts: [Cut] = []
        for seed in seeds where free[seed] {
            let range = growth.grown(from: seed, lengths, free)
            for position in range { free[position] = false }
            let share = weight(of: range.lowerBound..<range.upperBound + 1, parts) / whole
            cuts.append(Cut(seed: seed, parts: range, share: share))
        }
        return cuts.sorted { ($1.share, $0.seed) < ($0.share, $1.seed) }
    }

    /// BM25 of some blocks taken together, as if they were of average length.
    private func weight(of range: Range<Int>, _ parts: [Part]) -> Double {
        var counts: [Int: Int] = [:]
        for position in range { counts.merge(parts[position].counts) { $0 + $1 } }
        // In one order, so that equal passages have equal weights to the last bit.
        return counts.sorted { $0.key < $1.key }.reduce(0) {
            $0 + (weights[$1.key] ?? 0) * BM25.part(Double($1.value))
        }
    }
}
