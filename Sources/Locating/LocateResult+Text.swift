internal import DocumentModel

extension LocateResult {
    /// The result for people: for each block a line with its address, one with its text and one with its box; then the count.
    package var text: String {
        let places = matches.flatMap { match in match.blocks.map { $0.text(on: match) + "\n\n" } }
        let count = total == 1 ? "" : "\(total) places: the text is not unique.\n"
        return places.joined() + count
    }
}

extension LocateResult.Place {
    fileprivate func text(on match: LocateResult.Match) -> String {
        let place = locator ?? "p.\(match.pageNumber) b\(ordinal)"
        let shown = text.unicodeScalars.prefix(200).map {
            $0.properties.isWhitespace || $0.value < 0x20 ? " " : $0
        }
        var lines = [
            "\(place)  [\(type.rawValue)]", "    " + String(String.UnicodeScalarView(shown)),
        ]
        if let bbox {
            let numbers = bbox.numbers.map { "\(($0 * 10).rounded() / 10)" }.joined(separator: ", ")
            let size =
                match.pageSize.map { " of \($0.width) × \($0.height) \($0.unit?.rawValue ?? "")" } ?? ""
            let doubt =
                match.assumedPageHeight.map { " (assumed height \(($0 * 10).rounded() / 10))" } ?? ""
            lines.append("    box [\(numbers)]\(size)\(doubt)")
        } else {
            lines.append("    no box")
        }
        return lines.joined(separator: "\n")
    }
}
