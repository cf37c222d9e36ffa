internal import TextAnalysis

/// Writes markup as it is but for its line ends, indentation and images.
package struct VerbatimText {
    let place: MarkdownText
    let images: ImageRewriter

    /// Whether lines between fences are code, which stays as it is; HTML has no fences.
    let keepsCode: Bool

    package init(place: MarkdownText, images: ImageRewriter, keepsCode: Bool = true) {
        self.place = place
        self.images = images
        // Headings and cells have one line.
        self.keepsCode = keepsCode && (place.place == .paragraph || place.place == .item)
    }

    /// Appends the markup without empty lines at its ends; within list items and HTML without any but those of code.
    package func append(_ markup: UnsafeBufferPointer<UInt8>, to output: inout [UInt8]) {
        var isFirst = true
        var hasEmptyLine = false
        var fence: CodeFence.Mark?
        for line in markup.split(
            omittingEmptySubsequences: false, whereSeparator: { $0 == 0x0A || $0 == 0x0D })
        {
            // A carriage return and its newline are one line end.
            let start = line.startIndex
            if line.isEmpty, start > 0, start < markup.count, markup[start - 1] == 0x0D, markup[start] == 0x0A
            {
                continue
            }
            let isCode = fence != nil
            if keepsCode { fence = CodeFence.Mark.open(after: line, fence) }
            if isCode {
                breakLine(afterEmptyLine: false, indented: !line.isEmpty, &output)
                output.append(contentsOf: line)
                continue
            }
            guard let last = line.lastIndex(where: { !$0.isMarkdownSpace }) else {
                hasEmptyLine = true
                continue
            }
            let first = isFirst ? line.firstIndex { !$0.isMarkdownSpace } ?? line.startIndex : line.startIndex
            if !isFirst { breakLine(afterEmptyLine: hasEmptyLine, &output) }
            images.append(line[first...last], to: &output)
            (isFirst, hasEmptyLine) = (false, false)
        }
        // Code without an end would be all that follows.
        guard let fence else { return }
        breakLine(afterEmptyLine: false, &output)
        output.append(contentsOf: repeatElement(fence.byte, count: fence.length))
    }

    private func breakLine(afterEmptyLine: Bool, indented: Bool = true, _ output: inout [UInt8]) {
        switch place.place {
        case .heading, .cell: output.append(0x20)
        case .paragraph, .item:
            if afterEmptyLine, place.place == .paragraph { output.append(0x0A) }
            output.append(0x0A)
            if indented { output.append(contentsOf: repeatElement(0x20, count: place.indentation)) }
        }
    }
}
