/// Whether a caption stands above or below its image or table, read from the markdown of the same result.
///
/// A content list names captions beside their image and does not say where they stand. MinerU's markdown has both in the
/// order of the page. Text is looked for from where the previous one was found, within a window, so that the work grows
/// with the list and not with list × markdown.
struct MinerUCaptionOrder {
    /// How far ahead of the previous body a body is looked for, and a caption around its body, in bytes.
    private static let window = 64 << 10
    /// How many bytes of a caption or a table tell it from others.
    private static let probe = 48

    private let markdown: [UInt8]
    /// Where images are shown, by file name; of several places the first.
    private let images: [String: Int]
    private var position = 0

    /// - Parameter markdown: The result's markdown; nil if the payload has none.
    init(markdown: [UInt8]?) {
        let bytes = markdown ?? []
        self.markdown = bytes
        images = Self.imagePositions(in: bytes)
    }

    /// Where an image or table is shown; nil if it cannot be found.
    ///
    /// Entries are asked for in their order.
    mutating func bodyPosition(image: String?, html: String?) -> Int? {
        let name = image?.split(separator: "/").last.map(String.init)
        guard let found = name.flatMap({ images[$0] }) ?? html.flatMap({ find($0, from: position) }) else {
            return nil
        }
        position = max(position, found)
        return found
    }

    /// Whether a caption is written before the body at `body`; nil if it is not near it.
    func isAbove(_ caption: String, body: Int) -> Bool? {
        let reach = 4 << 10
        let probe = Self.probe(caption)
        guard !probe.isEmpty else { return nil }
        let before = Self.first(probe, in: markdown[max(0, body - reach)..<body], isLast: true)
        let after = Self.first(probe, in: markdown[body..<min(markdown.count, body + reach)], isLast: false)
        return switch (before, after) {
        case (nil, nil): nil
        case (_, nil): true
        case (nil, _): false
        case (let before?, let after?): body - before < after - body
        }
    }

    private func find(_ text: String, from start: Int) -> Int? {
        let probe = Self.probe(text)
        guard !probe.isEmpty, start < markdown.count else { return nil }
        let end = min(markdown.count, start + Self.window)
        return Self.first(probe, in: markdown[start..<end], isLast: false)
    }

    private static func probe(_ text: String) -> [UInt8] {
        Array(MinerUMarkdownText.trimmed(text).utf8.prefix(probe))
    }

    private static func first(_ probe: [UInt8], in bytes: ArraySlice<UInt8>, isLast: Bool) -> Int? {
        guard bytes.count >= probe.count, let head = probe.first else { return nil }
        var found: Int?
        for start in bytes.startIndex...(bytes.endIndex - probe.count)
        where bytes[start] == head && bytes[start...].starts(with: probe) {
            found = start
            if !isLast { break }
        }
        return found
    }

    /// The names of image links `](images/NAME)` with their places.
    private static func imagePositions(in bytes: [UInt8]) -> [String: Int] {
        let folder = Array("](images/".utf8)
        var positions: [String: Int] = [:]
        var start = bytes.startIndex
        while let open = bytes[start...].firstIndex(of: UInt8(ascii: "]")) {
            start = open + 1
            guard bytes[open...].starts(with: folder) else { continue }
            let name = bytes[(open + folder.count)...].prefix(256).prefix { $0 != UInt8(ascii: ")") }
            let text = String(decoding: name, as: UTF8.self)
            if positions[text] == nil { positions[text] = open }
        }
        return positions
    }
}
