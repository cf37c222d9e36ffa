package import DocumentModel

/// The sizes of a result's pages, in points, for a format that does not hold them.
///
/// Kept in runs of pages of equal size, so that a long document takes little room in the parse's options.
package struct PageSizes: Hashable, Sendable {
    /// Where the sizes come from.
    package enum Source: Hashable, Sendable {
        /// The PDF that was parsed.
        case pdf
        /// The user gave one size for all pages.
        case option
        /// Another provider's parse of the document.
        case parse(provider: String)

        /// `pdf`, `option`, `parse mineru`.
        package var text: String {
            switch self {
            case .pdf: "pdf"
            case .option: "option"
            case .parse(let provider): "parse \(provider)"
            }
        }

        init?(text: String) {
            switch text {
            case "pdf": self = .pdf
            case "option": self = .option
            case _ where text.hasPrefix("parse "): self = .parse(provider: String(text.dropFirst(6)))
            default: return nil
            }
        }
    }

    private struct Run: Hashable, Sendable {
        /// The position after the run's last page.
        var end: Int
        let size: PageSize
    }

    package let source: Source
    private var runs: [Run] = []

    /// Takes a size for each page, in order.
    package init(_ sizes: some Sequence<PageSize>, from source: Source) {
        self.source = source
        for size in sizes { append(size, count: 1) }
    }

    /// Takes one size for that many pages.
    package init(_ size: PageSize, pageCount: Int, from source: Source) {
        self.source = source
        append(size, count: pageCount)
    }

    /// The number of pages whose size is known.
    package var pageCount: Int { runs.last?.end ?? 0 }

    /// The size of the page at a position of the payload, from 0; nil beyond the last page.
    package subscript(position: Int) -> PageSize? {
        guard position >= 0, position < pageCount else { return nil }
        return runs[runs.partitioningIndex { $0.end > position }].size
    }

    private mutating func append(_ size: PageSize, count: Int) {
        guard count > 0 else { return }
        let (end, isTooLong) = pageCount.addingReportingOverflow(count)
        guard !isTooLong else { return }
        if runs.last?.size == size {
            runs[runs.count - 1].end = end
        } else {
            runs.append(Run(end: end, size: size))
        }
    }
}

/// In `parses.options`: `page_size_source` is `Source.text`, `page_sizes` a list of `{"pages": 12, "width": 612, "height": 792}`.
extension PageSizes {
    private static let sourceName = "page_size_source"
    private static let sizesName = "page_sizes"

    /// Reads what `options` wrote; nil if a parse has no such options.
    package init?(options: [String: MetadataValue]) {
        guard case .string(let text) = options[Self.sourceName], let source = Source(text: text),
            case .array(let values) = options[Self.sizesName]
        else { return nil }
        self.source = source
        for value in values {
            guard case .object(let run) = value, case .int(let count) = run["pages"],
                let width = Self.number(run["width"]), let height = Self.number(run["height"]),
                let size = PageSize(width: width, height: height, unit: .points)
            else { return nil }
            append(size, count: count)
        }
    }

    /// What is stored of the sizes with the parse, so that decoding it again finds them.
    package var options: [String: MetadataValue] {
        var start = 0
        var values: [MetadataValue] = []
        for run in runs {
            values.append(
                .object([
                    "pages": .int(run.end - start), "width": .double(run.size.width),
                    "height": .double(run.size.height),
                ]))
            start = run.end
        }
        return [Self.sourceName: .string(source.text), Self.sizesName: .array(values)]
    }

    private static func number(_ value: MetadataValue?) -> Double? {
        switch value {
        case .int(let number): Double(number)
        case .double(let number): number
        default: nil
        }
    }
}
