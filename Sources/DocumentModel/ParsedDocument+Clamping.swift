extension ParsedDocument {
    /// Brings every box inside its page and counts the ones that were not; every adapter's result passes here.
    ///
    /// Real results go over the edge by a unit or two (MinerU writes 1001 on a scale of 1000). A box that leaves
    /// its page by more than a hundredth of the page is counted apart, since it may be the wrong page's box.
    package mutating func clampBoxes() {
        for page in pages.indices {
            guard let size = pages[page].size else { continue }
            for block in pages[page].blocks.indices {
                guard let box = pages[page].blocks[block].box else { continue }
                let clamped = box.clamped(width: size.width, height: size.height)
                guard clamped != box else { continue }
                pages[page].blocks[block].box = clamped
                let place = "page \(pages[page].index + 1), block \(block)"
                let overshoot = max(
                    max(-box.x0, box.x1 - size.width) / size.width,
                    max(-box.y0, box.y1 - size.height) / size.height)
                if overshoot > 0.01 {
                    warnings.add(
                        "box_outside_page", "a box extended beyond its page by more than 1 % and was clipped",
                        at: place)
                } else {
                    warnings.add(
                        "box_clamped", "a box extended slightly beyond its page and was clipped", at: place)
                }
            }
        }
    }
}
