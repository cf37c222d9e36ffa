internal import DocumentModel
internal import JSONView

extension ParseBuilder {
    /// Reads a box; null and no value are no box, everything else that is no usable box is counted as `box_unreadable`.
    mutating func box(_ value: JSONValue?, by reader: BoxReader, at path: String) -> Box? {
        guard let value, !value.isNull else { return nil }
        if let box = reader.box(value) { return box }
        warn(
            "box_unreadable",
            "a box has a shape that is not known, is inverted or has no extent; its block is kept without a box",
            at: path)
        return nil
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

    /// Reads JSON that stands in a string, and reports what had to be mended; `path` is that of the string.
    mutating func nestedJSON(_ text: [UInt8], at path: String) throws(JSONSyntaxError) -> JSONDocument {
        let inner = try JSONDocument(text, maximumDepth: context.limits.jsonDepth)
        report(inner.repairs, at: path)
        return inner
    }

    /// Counts what had to be mended in JSON that stands in a string.
    mutating func report(_ repairs: [JSONRepair], at path: String) {
        for repair in repairs { document.report(repair, at: "\(place(path)), \(repair.place) of the string") }
    }
}
