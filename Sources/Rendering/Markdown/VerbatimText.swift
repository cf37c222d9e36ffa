internal import TextAnalysis

/// Writes markup as it is but for its line ends, indentation and images.
package struct VerbatimText {
    let place: MarkdownText
    let images: ImageRewriter

    package init(place: MarkdownText, images: ImageRewriter) {
        self.place = place
        self.images = images
    }

    /// Appends the markup without empty lines at its ends; within list items and HTML without any.
    package func append(_ markup: UnsafeBufferPointer<UInt8>, to output: inout [UInt8]) {
        var isFirst = true
        var hasEmptyLine = false
        for line in markup.split(
            omittingEmptySubsequences: false, whereSeparator: { $0 == 0x0A || $0 == 0x0D })
        {
            guard let last = line.lastIndex(where: { !$0.isMarkdownSpace }) else {
                hasEmptyLine = true
                continue
            }
            let first = isFirst ? line.firstIndex { !$0.isMarkdownSpace } ?? line.startIndex : line.startIndex
            if !isFirst { breakLine(afterEmptyLine: hasEmptyLine, &output) }
            images.append(line[first...last], to: &output)
            (isFirst, hasEmptyLine) = (false, false)
        }
    }

    private func breakLine(afterEmptyLine: Bool, _ output: inout [UInt8]) {
        switch place.place {
        case .heading, .cell: output.append(0x20)
        case .paragraph, .item:
            if afterEmptyLine, place.place == .paragraph { output.append(0x0A) }
            output.append(0x0A)
            output.append(contentsOf: repeatElement(0x20, count: place.indentation))
        }
    }
}
