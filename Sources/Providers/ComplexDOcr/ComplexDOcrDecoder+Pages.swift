internal import DocumentModel
internal import JSONView

extension ComplexDOcrDecoder {
    mutating func readPages(
        _ values: [JSONValue], metrics: JSONValue?, at place: String
    ) throws(ProviderFailure) {
        let indices = try pageIndices(of: values, at: place)
        let metrics = metrics.map { $0.object == nil ? Array($0.elements) : [$0] } ?? []
        for (position, value) in values.enumerated() {
            let number = value["page_id"]?.lenientInt
            let measured =
                metrics.first { number != nil && $0["page_id"]?.lenientInt == number }
                ?? (metrics.count == values.count ? metrics[position] : nil)
            document.pages.append(
                readPage(value, metrics: measured, index: indices[position], at: "\(place)[\(position)]"))
        }
    }

    private mutating func pageIndices(
        of pages: [JSONValue], at place: String
    ) throws(ProviderFailure) -> [Int] {
        let numbers = pages.compactMap { $0["page_id"]?.lenientInt }
        let areDistinct = Set(numbers).count == pages.count && numbers.allSatisfy { $0 >= 1 }
        guard numbers.count == pages.count, areDistinct else {
            document.warnings.add(
                "pages_renumbered",
                "the page numbers are missing, below 1 or repeated; pages are counted by position",
                at: place)
            return pages.indices.map { $0 + context.pageOffset }
        }
        if let last = numbers.max(), last > context.limits.pages {
            throw ProviderFailure(
                .limitExceeded,
                "limit pages: page_id \(last) is over the \(context.limits.pages) that are allowed.",
                at: place)
        }
        return numbers.map { $0 - 1 + context.pageOffset }
    }

    private mutating func readPage(
        _ value: JSONValue, metrics: JSONValue?, index: Int, at place: String
    ) -> Page {
        var page = Page(index: index)
        readSize(of: &page, value, metrics, at: place)
        let statuses = [metrics?["status"], value["status"]].compactMap { $0?.string }
        if let error = statuses.first(where: { $0 != "success" }) {
            page.status = .failed
            page.errorMessage = error
            document.status = .partial
            document.warnings.add(
                "page_failed", "the service reports a page that it could not parse: \(error)", at: place)
        }
        let items = value["content"].map { Array($0.elements) } ?? []
        for (position, item) in items.enumerated() {
            page.blocks.append(readItem(item, on: index, at: "\(place).content[\(position)]"))
        }
        linkCaptions(of: &page)
        return page
    }

    /// Reads the size, which counts in points where the page was drawn at 72 dots an inch, else in pixels.
    private mutating func readSize(
        of page: inout Page, _ value: JSONValue, _ metrics: JSONValue?, at place: String
    ) {
        let resolution = metrics?["dpi"]?.lenientDouble
        let isInPoints = resolution == 72
        if !isInPoints { page.dpi = resolution }
        if let width = (value["width"] ?? metrics?["page_image_width"])?.lenientDouble,
            let height = (value["height"] ?? metrics?["page_image_height"])?.lenientDouble
        {
            page.size = PageSize(width: width, height: height, unit: isInPoints ? .points : .pixels)
        }
        if page.size == nil {
            document.warnings.add(
                "page_size_unknown", "a page has no width and height, so boxes cannot be normalized",
                at: place)
        }
    }

    /// Gives captions and footnotes the figure or table that they stand at as parent.
    private func linkCaptions(of page: inout Page) {
        let labels = page.blocks.map { $0.providerType ?? "" }
        for family in ComplexDOcrLabel.families {
            func body(from position: Int, step: Int) -> Int? {
                var next = position + step
                while labels.indices.contains(next), family.satellites.contains(labels[next]) { next += step }
                return labels.indices.contains(next) && labels[next] == family.body ? next : nil
            }
            for position in labels.indices where family.satellites.contains(labels[position]) {
                let isBefore = family.bodyComesFirst || page.blocks[position].type == .footnote
                page.blocks[position].parent =
                    isBefore
                    ? body(from: position, step: -1) ?? body(from: position, step: 1)
                    : body(from: position, step: 1) ?? body(from: position, step: -1)
            }
        }
    }
}
