internal import DocumentModel
internal import JSONView
internal import Markup

extension ParseBuilder {
    /// Reads a box; null and a missing value give nil, and any other unusable box is counted as `box_unreadable`.
    mutating func box(_ value: JSONValue?, by reader: BoxReader, at path: String) -> Box? {
        guard let value, !value.isNull else { return nil }
        if let box = reader.box(value) { return box }
        warnOfBox(at: path)
        return nil
    }

    /// Reads a box of numbers in a text, four or the points of a polygon; nil for no box at all.
    mutating func box(of numbers: [Double?]?, by reader: BoxReader, at offset: Int) -> Box? {
        box(of: numbers, by: reader, at: { "byte \(offset)" })
    }

    /// The same, with another name of the place, which is made for a warning only.
    mutating func box(of numbers: [Double?]?, by reader: BoxReader, at place: () -> String) -> Box? {
        guard let numbers else { return nil }
        if let box = reader.box(numbers) { return box }
        warnOfBox(at: place())
        return nil
    }

    /// Counts a box that cannot be used.
    mutating func warnOfBox(at path: String) {
        warn(
            "box_unreadable",
            "a box has an unknown shape, is inverted or is empty; its block is kept without a box",
            at: path)
    }

    /// Reads a member's XML or HTML, and reports if it was cut short.
    ///
    /// - Throws: `limit_exceeded` if it nests too deep or is too large.
    mutating func markup(of file: OpenedPayload.Member) throws(ProviderFailure) -> MarkupTree {
        do throws(MarkupTree.LimitError) {
            let isHTML = file.markup?.isHTML ?? false
            let tree = try MarkupTree(file.bytes, isHTML: isHTML, maximumDepth: context.limits.jsonDepth)
            if tree.isCut {
                document.status = .partial
                warn(
                    "markup_cut",
                    "the file ends before its elements are closed; the content up to there is kept")
            }
            return tree
        } catch {
            let excess =
                switch error {
                case .depth(let depth): "depth: elements are nested more than \(depth) deep"
                case .nodes(let count): "nodes: there are more than \(count) elements and texts"
                case .bytes(let count): "bytes: the file has \(count) bytes, and the limit is 4 GiB"
                }
            throw ProviderFailure(.limitExceeded, "limit \(excess)", at: file.name)
        }
    }

    /// How sure the provider is, 0…1, of a number on a scale up to `whole`; nil if it is out of the scale.
    func confidence(_ value: JSONValue?, outOf whole: Double = 1) -> Double? {
        guard let share = value?.lenientDouble.map({ $0 / whole }), (0...1).contains(share) else {
            return nil
        }
        return share
    }

    /// Keeps how sure the provider is of the current page, in `options.page_confidence` under the page's index.
    mutating func notePageConfidence(_ confidence: Double?) {
        guard let confidence else { return }
        var pages: [String: MetadataValue] = [:]
        if case .object(let known) = document.options["page_confidence"] { pages = known }
        document.options["page_confidence"] = nil
        pages["\(pageIndex)"] = .double(confidence)
        document.options["page_confidence"] = .object(pages)
    }

    /// Reads JSON in a string, and reports what had to be mended; `path` is that of the string.
    mutating func nestedJSON(_ text: [UInt8], at path: String) throws(JSONSyntaxError) -> JSONDocument {
        let inner = try JSONDocument(text, maximumDepth: context.limits.jsonDepth)
        report(inner.repairs, at: path)
        return inner
    }

    /// Counts what had to be mended in JSON in a string.
    mutating func report(_ repairs: [JSONRepair], at path: String) {
        for repair in repairs { document.report(repair, at: "\(place(path)), \(repair.place) of the string") }
    }
}
