internal import TextAnalysis

/// HTML as the text that a reader sees.
package enum HTMLText {
    /// Drops tags and comments, turns `<br>` and the edges of block elements into newlines, decodes entities once.
    ///
    /// A `<` that opens no tag stays ("p < 0.05"); white space stays as it was sent, apart from the newlines at the ends.
    package static func plain(_ html: String) -> String {
        guard html.utf8.contains(where: { $0 == UInt8(ascii: "<") || $0 == UInt8(ascii: "&") }) else {
            return html
        }
        let bytes = Array(html.utf8)
        var output: [UInt8] = []
        output.reserveCapacity(bytes.count)
        var index = 0
        var hasUnclosedComment = false
        while index < bytes.count {
            switch bytes[index] {
            case UInt8(ascii: "<"):
                if !hasUnclosedComment, ByteSearch.starts(bytes, at: index, with: "<!--") {
                    if let end = ByteSearch.first("-->", in: bytes, from: index + 4) {
                        index = end + 3
                        continue
                    }
                    hasUnclosedComment = true
                }
                guard let tag = HTMLTag(bytes, at: index) else { fallthrough }
                appendEdge(of: tag, to: &output)
                index = tag.range.upperBound
            case UInt8(ascii: "&"):
                guard let (scalar, end) = HTMLEntities.decode(bytes, at: index) else { fallthrough }
                output.append(contentsOf: UTF8.encode(scalar).map(Array.init) ?? [])
                index = end
            default:
                output.append(bytes[index])
                index += 1
            }
        }
        let body = output.drop { $0 == 0x0A }
        let last = body.lastIndex { $0 != 0x0A }
        return String(decoding: last.map { body[...$0] } ?? [], as: UTF8.self)
    }

    /// Decodes character references once: `&amp;lt;` becomes `&lt;`.
    package static func unescapeOnce(_ text: String) -> String {
        guard text.utf8.contains(UInt8(ascii: "&")) else { return text }
        let bytes = Array(text.utf8)
        var output: [UInt8] = []
        output.reserveCapacity(bytes.count)
        var index = 0
        while index < bytes.count {
            if bytes[index] == UInt8(ascii: "&"), let (scalar, end) = HTMLEntities.decode(bytes, at: index) {
                output.append(contentsOf: UTF8.encode(scalar).map(Array.init) ?? [])
                index = end
            } else {
                output.append(bytes[index])
                index += 1
            }
        }
        return String(decoding: output, as: UTF8.self)
    }

    /// Encodes the characters that mean something in HTML text.
    package static func escape(_ text: String) -> String {
        guard text.utf8.contains(where: { $0 == 0x26 || $0 == 0x3C || $0 == 0x3E }) else { return text }
        var output = ""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "&": output += "&amp;"
            case "<": output += "&lt;"
            case ">": output += "&gt;"
            default: output.unicodeScalars.append(scalar)
            }
        }
        return output
    }

    /// The images that HTML shows, in order.
    package static func images(in html: String) -> [ImageReference] {
        let bytes = Array(html.utf8)
        var found: [ImageReference] = []
        var index = 0
        while let start = bytes[index...].firstIndex(of: UInt8(ascii: "<")) {
            guard let tag = HTMLTag(bytes, at: start) else {
                index = start + 1
                continue
            }
            if tag.name == "img", let image = ImageReference(tag, in: bytes) { found.append(image) }
            index = tag.range.upperBound
        }
        return found
    }

    private static func appendEdge(of tag: HTMLTag, to output: inout [UInt8]) {
        if tag.name == "br" {
            output.append(0x0A)
        } else if HTMLElements.blocks.contains(tag.name) {
            if let last = output.last, last != 0x0A { output.append(0x0A) }
        } else if tag.name == "td" || tag.name == "th" {
            if let last = output.last, !last.isMarkdownSpace { output.append(0x20) }
        }
    }
}
