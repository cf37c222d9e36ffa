internal import Markup

/// Leads the images in markdown or HTML that a provider wrote to where they are exported, or puts a placeholder or
/// nothing in their place; their alternative text stays.
///
/// Knows `![text](name)`, `![text](<name> "title")` and `<img … src="name" …>`; all else is copied.
package struct ImageRewriter {
    let links: AssetLinks
    let images: MarkdownOptions.Images

    package init(links: AssetLinks, images: MarkdownOptions.Images) {
        self.links = links
        self.images = images
    }

    /// Appends the text with its images rewritten.
    func append(_ text: Slice<UnsafeBufferPointer<UInt8>>, to output: inout [UInt8]) {
        let bytes = text.base
        var copied = text.startIndex
        var position = text.startIndex
        var ends = NameEnds()
        while position < text.endIndex {
            guard let image = image(in: text, at: position, &ends) else {
                position += 1
                continue
            }
            if images == .drop || images == .placeholder {
                output.append(contentsOf: bytes[copied..<image.whole.lowerBound])
                let alternative = ImageReference(
                    source: String(decoding: bytes[image.name], as: UTF8.self),
                    alternative: String(decoding: bytes[image.alternative], as: UTF8.self)
                ).meaningfulAlternative
                let text = images == .drop ? alternative : Self.placeholder(alternative)
                output.append(contentsOf: text.utf8)
                (copied, position) = (image.whole.upperBound, image.whole.upperBound)
            } else {
                if let destination = links.known(String(decoding: bytes[image.name], as: UTF8.self)) {
                    output.append(contentsOf: bytes[copied..<image.name.lowerBound])
                    output.append(contentsOf: destination.utf8)
                    copied = image.name.upperBound
                }
                position = image.name.upperBound
            }
        }
        output.append(contentsOf: bytes[copied..<text.endIndex])
    }

    /// The comment that stands for an image: `<!-- image -->`, as docling writes it, or with its alternative text.
    static func placeholder(_ alternative: String) -> String {
        guard !alternative.isEmpty else { return "<!-- image -->" }
        // Two hyphens end a comment.
        let text = alternative.replacing("--", with: "- -").replacing(">", with: "&gt;")
        return "<!-- image: \(text.split(whereSeparator: \.isWhitespace).joined(separator: " ")) -->"
    }

    private struct Image {
        /// All of it, from the `!` or `<` on.
        let whole: Range<Int>
        let name: Range<Int>
        /// Empty where there is none.
        let alternative: Range<Int>
    }

    /// Where the next name ends, bare or between angle brackets.
    private struct NameEnds {
        var bare = ForwardSearch()
        var bracketed = ForwardSearch()
    }

    private func image(
        in text: Slice<UnsafeBufferPointer<UInt8>>, at position: Int, _ ends: inout NameEnds
    ) -> Image? {
        switch text[position] {
        case UInt8(ascii: "!"): markdownImage(in: text, at: position, &ends)
        case UInt8(ascii: "<"): htmlImage(in: text, at: position)
        default: nil
        }
    }

    private func markdownImage(
        in text: Slice<UnsafeBufferPointer<UInt8>>, at start: Int, _ ends: inout NameEnds
    ) -> Image? {
        guard start + 1 < text.endIndex, text[start + 1] == UInt8(ascii: "[") else { return nil }
        // Longer than any alternative text, so that a page of unclosed brackets is not searched again and again.
        let limit = min(text.endIndex, start + 2_000)
        guard let close = (start..<limit).first(where: { text[$0] == UInt8(ascii: "]") }),
            close + 1 < text.endIndex, text[close + 1] == UInt8(ascii: "(")
        else { return nil }
        var name = close + 2
        while name < text.endIndex, text[name] == 0x20 { name += 1 }
        let isBracketed = name < text.endIndex && text[name] == UInt8(ascii: "<")
        if isBracketed { name += 1 }
        let end =
            isBracketed
            ? ends.bracketed.next(from: name) {
                text[$0...].firstIndex { $0 < 0x20 || $0 == UInt8(ascii: ">") } ?? text.endIndex
            }
            : ends.bare.next(from: name) {
                text[$0...].firstIndex { $0 <= 0x20 || $0 == UInt8(ascii: ")") } ?? text.endIndex
            }
        guard let parenthesis = text[end...].prefix(2_000).firstIndex(of: UInt8(ascii: ")")) else {
            return nil
        }
        return Image(whole: start..<parenthesis + 1, name: name..<end, alternative: start + 2..<close)
    }

    private func htmlImage(in text: Slice<UnsafeBufferPointer<UInt8>>, at start: Int) -> Image? {
        let tag = text[start...].prefix(5)
        guard tag.count == 5, tag.dropFirst().elementsEqual("img ".utf8, by: { ($0 | 0x20) == ($1 | 0x20) }),
            let close = text[start...].prefix(4_000).firstIndex(of: UInt8(ascii: ">"))
        else { return nil }
        guard let name = attribute("src=", text[(start + 4)..<close]) else { return nil }
        let alternative = attribute("alt=", text[(start + 4)..<close]) ?? close..<close
        return Image(whole: start..<close + 1, name: name, alternative: alternative)
    }

    /// Where the quoted value of an attribute stands.
    private func attribute(_ name: StaticString, _ text: Slice<UnsafeBufferPointer<UInt8>>) -> Range<Int>? {
        var position = text.startIndex
        while position + 5 < text.endIndex {
            let quote = text[position + 4]
            guard (0..<4).allSatisfy({ (text[position + $0] | 0x20) == (name.utf8Start[$0] | 0x20) }),
                quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'"),
                let end = text[(position + 5)...].firstIndex(of: quote)
            else {
                position += 1
                continue
            }
            return position + 5..<end
        }
        return nil
    }
}
