internal import TextAnalysis

/// The path of a bare address (`https://x.org/json/__init__.py`, `www.x.org/*.txt`), in which GitHub's autolinks would show a backslash.
///
/// What begins an address and where it ends is GFM 0.29, 6.9, but that it has only ASCII, since Chinese text follows without a space.
struct BareAddress {
    /// The stretch that was looked at last, and the paths in it; the next position is behind its start.
    private var seen = 0..<0
    private var path: Range<Int>?

    /// Whether a byte of a line stands in the path of an address.
    ///
    /// Positions are asked for in rising order.
    mutating func holds(_ position: Int, of line: Slice<UnsafeBufferPointer<UInt8>>) -> Bool {
        if !seen.contains(position) { look(around: position, in: line) }
        return path?.contains(position) ?? false
    }

    private mutating func look(around position: Int, in line: Slice<UnsafeBufferPointer<UInt8>>) {
        var start = position
        let least = max(line.startIndex, min(seen.upperBound, position))
        while start > least, Self.isPart(line[start - 1]) { start -= 1 }
        var end = position
        while end < line.endIndex, Self.isPart(line[end]) { end += 1 }
        seen = start..<max(end, position + 1)
        path = Self.path(in: line, start..<end)
    }

    /// The path of the first address in a stretch without white space.
    private static func path(
        in line: Slice<UnsafeBufferPointer<UInt8>>, _ stretch: Range<Int>
    ) -> Range<Int>? {
        guard let host = stretch.lazy.compactMap({ self.host(in: line, at: $0, stretch) }).first else {
            return nil
        }
        let rest = line[host..<stretch.upperBound]
        guard let slash = rest.firstIndex(where: { !isHost($0) }), slash > host,
            line[slash] == UInt8(ascii: "/")
        else { return nil }
        var end = stretch.upperBound
        while end > slash {
            let last = line[end - 1]
            if "?!.,:*_~'\";".utf8.contains(last) {
                end -= 1
            } else if last == UInt8(ascii: ")"), isOpened(line[slash..<end]) {
                end -= 1
            } else {
                break
            }
        }
        return slash..<end
    }

    /// Where the host of an address begins whose scheme begins at a position.
    private static func host(
        in line: Slice<UnsafeBufferPointer<UInt8>>, at position: Int, _ stretch: Range<Int>
    ) -> Int? {
        let before: UInt8? = position > line.startIndex ? line[position - 1] : nil
        for scheme in ["https://", "http://"]
        where line[position..<stretch.upperBound].starts(with: scheme.utf8) {
            return before?.isLetter == true ? nil : position + scheme.utf8.count
        }
        guard line[position..<stretch.upperBound].starts(with: "www.".utf8) else { return nil }
        return before.map { $0.isMarkdownSpace || "*_~(".utf8.contains($0) } ?? true ? position + 4 : nil
    }

    /// Whether there are more closing parentheses than opening ones.
    private static func isOpened(_ text: Slice<UnsafeBufferPointer<UInt8>>) -> Bool {
        text.reduce(0) { $0 + ($1 == UInt8(ascii: ")") ? 1 : $1 == UInt8(ascii: "(") ? -1 : 0) } > 0
    }

    private static func isHost(_ byte: UInt8) -> Bool {
        byte.isLetter || byte.isDigit || byte == UInt8(ascii: ".") || byte == UInt8(ascii: "-")
            || byte == UInt8(ascii: ":")
    }

    /// Whether a byte can stand in an address: printable ASCII without the marks that end one, or that more than a link reads.
    private static func isPart(_ byte: UInt8) -> Bool {
        byte > 0x20 && byte < 0x7F && !"\"<>`|\\".utf8.contains(byte)
    }
}
