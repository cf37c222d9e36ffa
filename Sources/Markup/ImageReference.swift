/// An image as markup names it.
package struct ImageReference: Hashable, Sendable {
    /// The file name or URL, entities decoded.
    package let source: String
    /// The words that stand for the image, where there are any.
    package let alternative: String

    package init(source: String, alternative: String) {
        self.source = source
        self.alternative = alternative
    }

    /// The alternative text unless it only repeats the file's name, as parsers like to write it.
    package var meaningfulAlternative: String {
        let file = source.split(separator: "/").last.map(String.init) ?? source
        return file.hasPrefix(alternative) || alternative == "image" || alternative == "img"
            ? "" : alternative
    }

    init?(_ tag: HTMLTag, in bytes: [UInt8]) {
        guard let source = tag.attribute("src", in: bytes) else { return nil }
        self.init(source: source, alternative: tag.attribute("alt", in: bytes) ?? "")
    }
}
