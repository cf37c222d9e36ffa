internal import DocumentModel
internal import JSONView

extension ParseBuilder {
    /// Reports the lines of a file that could not be read or had to be mended; a line that is lost makes the parse partial.
    mutating func report(_ lines: JSONLines) {
        for (line, repair) in lines.repairs {
            document.report(repair, at: "\(member) line \(line) \(repair.place)")
        }
        guard lines.unreadable.count > 0 else { return }
        document.status = .partial
        warn(
            "line_unreadable", "a line is not JSON and was left out",
            at: "line \(lines.unreadable.first)",
            count: lines.unreadable.count)
    }
}
