internal import Markup

/// The regions of a page, which follow one another as `div` elements.
struct ChandraPage {
    struct Region {
        let label: String?
        let numbers: [Double]
        let html: String
        let offset: Int
    }

    /// The number of the page's far edges.
    static let extent = 1000.0
    let regions: [Region]
    /// Whether the text ends with the end of a region; otherwise it was cut.
    let isWhole: Bool

    init(_ bytes: [UInt8]) {
        let tags = ByteMarks.offsets(of: "<div", in: bytes).compactMap { start in
            Self.tag(in: bytes, at: start).map { (start: start, tag: $0) }
        }
        var regions: [Region] = []
        for (position, (start, tag)) in tags.enumerated() {
            let end = position + 1 < tags.count ? tags[position + 1].start : bytes.count
            let inside = String(decoding: bytes[tag.end..<max(tag.end, end)], as: UTF8.self)
                .trimmingWhiteSpace
            let html = inside.hasSuffix("</div>") ? String(inside.dropLast(6)) : inside
            regions.append(Region(label: tag.label, numbers: tag.numbers, html: html, offset: start))
        }
        self.regions = regions
        let end = bytes.lastIndex { $0 > 0x20 }.map { $0 + 1 } ?? 0
        isWhole = bytes[..<end].suffix(6).elementsEqual("</div>".utf8)
    }

    /// The attributes of a `div` with `data-bbox` or `data-label`, and the offset after the tag; nil for any other.
    static func tag(in bytes: [UInt8], at start: Int) -> (label: String?, numbers: [Double], end: Int)? {
        guard bytes[start...].starts(with: "<div ".utf8),
            let close = bytes[start...].prefix(1024).firstIndex(of: UInt8(ascii: ">"))
        else { return nil }
        let tag = String(decoding: bytes[start..<close], as: UTF8.self)
        let (box, label) = (attribute("data-bbox", in: tag), attribute("data-label", in: tag))
        guard box != nil || label != nil else { return nil }
        let numbers = box?.split { !($0.isASCII && $0.isNumber) && $0 != "." && $0 != "-" }
            .compactMap { Double($0) }
        return (label, numbers ?? [], close + 1)
    }

    private static func attribute(_ name: String, in tag: String) -> String? {
        guard let found = tag.firstRange(of: name + "=") else { return nil }
        let rest = tag[found.upperBound...]
        guard let quote = rest.first, quote == "\"" || quote == "'" else { return nil }
        return rest.dropFirst().split(
            separator: quote, maxSplits: 1, omittingEmptySubsequences: false
        ).first.map(String.init)
    }

    /// What replaces the images: the model's description, in `alt`.
    static func alternatives(in html: String) -> [String] {
        html.ranges(of: "<img").compactMap { found in
            let tag = html[found.upperBound...].prefix { $0 != ">" }
            return attribute("alt", in: String(tag)).map(HTMLText.plain)
        }
    }

    /// What is inside the only paragraph or heading; other HTML as it is.
    static func unwrapped(_ html: String) -> String {
        let html = html.trimmingWhiteSpace
        for tag in ["p", "h1", "h2", "h3", "h4", "h5", "h6"] where html.hasPrefix("<\(tag)>") {
            let inside = html.dropFirst(tag.count + 2)
            guard inside.hasSuffix("</\(tag)>"), inside.ranges(of: "</\(tag)>").count == 1 else { break }
            return inside.dropLast(tag.count + 3).trimmingWhiteSpace
        }
        return html
    }

    /// The depth of the first heading element.
    static func headingLevel(_ html: String) -> Int? {
        guard let found = html.firstRange(of: "<h"),
            let digit = html[found.upperBound...].first?.wholeNumberValue
        else { return nil }
        return (1...6).contains(digit) ? digit : nil
    }

    /// The items of a list with their depth from 1, and what is outside of items.
    static func items(of html: String) -> [(html: String, level: Int)] {
        var items: [(html: String, level: Int)] = []
        var depth = 0
        var current = ""
        func finish() {
            let text = HTMLText.plain(current).trimmingWhiteSpace
            if !text.isEmpty { items.append((current.trimmingWhiteSpace, max(1, depth))) }
            current = ""
        }
        var rest = html[...]
        while let open = rest.firstIndex(of: "<") {
            current += rest[..<open]
            rest = rest[open...]
            guard let close = rest.firstIndex(of: ">") else { break }
            let name = rest.dropFirst().prefix { $0.isLetter || $0 == "/" }.lowercased()
            switch name {
            case "ul", "ol":
                finish()
                depth += 1
            case "/ul", "/ol":
                finish()
                depth = max(0, depth - 1)
            case "li", "/li": finish()
            default: current += rest[...close]
            }
            rest = rest[close...].dropFirst()
        }
        current += rest
        finish()
        return items
    }
}
