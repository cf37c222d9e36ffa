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
            let first = tokens.partitioningIndex { $0.stretch.lowerBound >= stretch.lowerBound }
            for token in tokens[first...].prefix(allowed) {
                guard token.stretch.lowerBound < stretch.upperBound else { break }
                allowed -= 1
                pieces.add(token.text, token.box)
            }
        }
        return pieces.boxes(in: text)
    }
}
