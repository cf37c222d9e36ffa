internal import Markup

/// Stretches of the HTML that Marker and Upstage write for a block.
enum MarkerHTML {
    private static let frames: Set<String> = [
        "p", "h1", "h2", "h3", "h4", "h5", "h6", "li", "header", "footer",
    ]

    /// What is inside the only paragraph, heading or item; other HTML as it is.
    static func inside(_ html: String) -> String {
        let html = html.trimmingWhiteSpace
        guard html.hasPrefix("<"), let close = html.firstIndex(of: ">") else { return html }
        let name = html.dropFirst().prefix { $0.isLetter || $0.isNumber }
        let end = "</\(name)>"
        let inside = html[close...].dropFirst()
        guard frames.contains(String(name)), inside.hasSuffix(end), inside.ranges(of: end).count == 1 else {
            return html
        }
        return inside.dropLast(end.count).trimmingWhiteSpace
    }

    /// The only table, and what is around it; nil for no table and for several.
    static func table(in html: String) -> (table: String, rest: String)? {
        guard html.ranges(of: "<table").count == 1, let start = html.firstRange(of: "<table"),
            let end = html.firstRange(of: "</table>"), start.lowerBound < end.lowerBound
        else { return nil }
        let table = html[start.lowerBound..<end.upperBound]
        return (String(table), html[..<start.lowerBound] + " " + html[end.upperBound...])
    }

    /// The HTML without its images, whose descriptions are the figure's text.
    static func withoutImages(_ html: String) -> String {
        var output = ""
        var rest = html[...]
        while let found = rest.firstRange(of: "<img") {
            output += rest[..<found.lowerBound]
            rest = rest[found.upperBound...].drop { $0 != ">" }.dropFirst()
        }
        return output + rest
    }
}
