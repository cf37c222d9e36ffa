/// Joins blocks that follow each other to passages of about one size.
///
/// A heading starts a new passage, unless the passage before it would be shorter than a quarter of the size. Between blocks
/// are two code points: an empty line.
package struct PassageGrowth: Sendable {
    /// A block as a passage is made of it.
    package struct Part: Sendable {
        /// In code points.
        package let length: Int
        package let isHeading: Bool

        package init(length: Int, isHeading: Bool) {
            (self.length, self.isHeading) = (length, isHeading)
        }
    }

    /// About how many code points a passage has; only a block that is longer makes a longer one.
    package let size: Int

    package init(size: Int) {
        self.size = size
    }

    /// All blocks as passages, one after the other.
    package func passages(of parts: [Part]) -> [ClosedRange<Int>] {
        var free = parts.indices.map { _ in true }
        var passages: [ClosedRange<Int>] = []
        for position in parts.indices where free[position] {
            let passage = grown(from: position, parts, free)
            for part in passage { free[part] = false }
            passages.append(passage)
        }
        return passages
    }

    /// The blocks around one that fit, taken in turn after it and before it; only those that are free.
    package func grown(from seed: Int, _ parts: [Part], _ free: [Bool]) -> ClosedRange<Int> {
        var (first, last, length) = (seed, seed, parts[seed].length)
        func fits(_ position: Int) -> Bool {
            parts.indices.contains(position) && free[position] && length + 2 + parts[position].length <= size
        }
        var (goesOn, goesBack) = (true, true)
        while goesOn || goesBack {
            let isShort = length < size / 4
            if goesOn {
                goesOn = fits(last + 1) && (isShort || !parts[last + 1].isHeading)
                if goesOn {
                    last += 1
                    length += 2 + parts[last].length
                }
            }
            if goesBack {
                goesBack = fits(first - 1) && (length < size / 4 || !parts[first].isHeading)
                if goesBack {
                    first -= 1
                    length += 2 + parts[first].length
                }
            }
        }
        return first...last
    }
}
