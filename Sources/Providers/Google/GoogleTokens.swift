internal import DocumentModel
internal import JSONView

/// The words of a page with their boxes, by their places in the document's text; its lines if no words were sent.
struct GoogleTokens {
    private var tokens: [(stretch: Range<Int>, text: String, box: Box)] = []

    init(_ page: JSONValue, in text: AnchoredText, by shape: GoogleShape) {
        for name in ["tokens", "lines"] where tokens.isEmpty {
            for token in page[name]?.elements.map({ $0 }) ?? [] {
                guard let stretch = text.stretches(token["layout"]?["textAnchor"])?.first,
                    let box = shape.box(token["layout"]?["boundingPoly"])
                else { continue }
                tokens.append((stretch, text.text(stretch), box))
            }
        }
        tokens.sort { $0.stretch.lowerBound < $1.stretch.lowerBound }
    }

    /// The boxes of the words in stretches of the document's text, in a block's text that was made of these.
    ///
    /// No more words are looked at than the text has bytes: stretches that overlap without end cost no more.
    func boxes(in stretches: [Range<Int>], of text: String) -> [TextBox]? {
        var pieces = TextPieces()
        var allowed = text.utf8.count
        for stretch in stretches {
            var position = first(atOrAfter: stretch.lowerBound)
            while allowed > 0, position < tokens.count,
                tokens[position].stretch.lowerBound < stretch.upperBound
            {
                allowed -= 1
                pieces.add(tokens[position].text, tokens[position].box)
                position += 1
            }
        }
        return pieces.boxes(in: text)
    }

    private func first(atOrAfter place: Int) -> Int {
        var (low, high) = (0, tokens.count)
        while low < high {
            let middle = (low + high) / 2
            if tokens[middle].stretch.lowerBound < place { low = middle + 1 } else { high = middle }
        }
        return low
    }
}
