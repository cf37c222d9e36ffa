/// Leads the images in markdown or HTML that a provider wrote to where they are exported, or leaves them out.
///
/// Knows `![text](name)`, `![text](<name> "title")` and `<img … src="name" …>`; all else is copied.
struct ImageRewriter {
    let links: AssetLinks
    let images: MarkdownOptions.Images

    /// Appends the text with its images rewritten.
    func append(_ text: Slice<UnsafeBufferPointer<UInt8>>, to output: inout [UInt8]) {
        let bytes = text.base
        var copied = text.startIndex
        var position = text.startIndex
        while position < text.endIndex {
            guard let image = image(in: text, at: position) else {
                position += 1
                continue
            }
            if images == .drop {
                output.append(contentsOf: bytes[copied..<image.whole.lowerBound])
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

    private struct Image {
        /// All of it, from the `!` or `<` on.
        let whole: Range<Int>
        let name: Range<Int>
    }

    private func image(in text: Slice<UnsafeBufferPointer<UInt8>>, at position: Int) -> Image? {
        switch text[position] {
        case UInt8(ascii: "!"): markdownImage(in: text, at: position)
        case UInt8(ascii: "<"): htmlImage(in: text, at: position)
        default: nil
        }
    }

    private func markdownImage(in text: Slice<UnsafeBufferPointer<UInt8>>, at start: Int) -> Image? {
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
        var end = name
        while end < text.endIndex, text[end] >= 0x20,
            isBracketed
                ? text[end] != UInt8(ascii: ">") : text[end] != UInt8(ascii: ")") && text[end] != 0x20
        { end += 1 }
        guard let parenthesis = text[end...].prefix(2_000).firstIndex(of: UInt8(ascii: ")")) else {
            return nil
        }
        return Image(whole: start..<parenthesis + 1, name: name..<end)
    }

    private func htmlImage(in text: Slice<UnsafeBufferPointer<UInt8>>, at start: Int) -> Image? {
        let tag = text[start...].prefix(5)
        guard tag.count == 5, tag.dropFirst().elementsEqual("img ".utf8, by: { ($0 | 0x20) == ($1 | 0x20) }),
            let close = text[start...].prefix(4_000).firstIndex(of: UInt8(ascii: ">"))
        else { return nil }
        var position = start + 4
        while position + 5 < close {
            let quote = text[position + 4]
            guard
                text[position..<position + 4].elementsEqual("src=".utf8, by: { ($0 | 0x20) == ($1 | 0x20) }),
                quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'"),
                let end = text[(position + 5)..<close].firstIndex(of: quote)
            else {
                position += 1
                continue
            }
            return Image(whole: start..<close + 1, name: position + 5..<end)
        }
        return nil
    }
}
