/// One provider's result for one document, normalized: what an adapter hands to the store.
package struct ParsedDocument: Hashable, Sendable {
    /// Whether the provider parsed every page it was asked for.
    package enum Status: String, Sendable, Codable { case succeeded, partial }

    // The document.

    package var title: String?
    /// The name of the parsed file, if the result contains it: `report.pdf`.
    package var sourceName: String?
    package var sourceURI: String?
    /// Lower-case hex, if the result contains it.
    package var sourceSHA256: String?
    /// The media type of the parsed file: `application/pdf`.
    package var mediaType: String?
    /// BCP 47, if the result contains it.
    package var language: String?
    /// The number of pages of the source file, if the result contains it; else the pages seen count.
    package var pageCount: Int?
    package var metadata: [String: MetadataValue]

    // The parse.

    /// The version of the provider's model or service.
    package var providerVersion: String?
    package var requestID: String?
    package var status: Status
    package var errorMessage: String?
    /// What the parse was asked for or measured, as the result states it.
    package var options: [String: MetadataValue]
    /// In the order of `Page.index`, each index at most once.
    package var pages: [Page]
    /// Each name at most once.
    package var assets: [Asset]
    package var warnings: WarningLog

    package init() {
        metadata = [:]
        status = .succeeded
        options = [:]
        pages = []
        assets = []
        warnings = WarningLog()
    }
}

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
