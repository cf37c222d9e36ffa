internal import TextAnalysis

/// The address in `[text](address)`.
enum LinkAddress {
    private static let maximumLength = 4096
    private static let starts: [StaticString] = ["<", "/", "./", "../", "#", "www.", "mailto:"]

    private static let imageSuffixes: [StaticString] = [".jpg", ".jpeg", ".png", ".gif", ".svg", ".webp"]

    /// Whether what stands after `(` looks like an address rather than like words or a formula.
    ///
    /// An address is empty, has a scheme or a usual start, or has a full stop or slash inside. An equals sign without a
    /// question mark before it is chemistry: "[C@@H](C/C=C)".
    static func isPlausible(_ bytes: ArraySlice<UInt8>) -> Bool {
        let address = bytes.prefix(maximumLength).drop(while: \.isMarkdownSpace).prefix {
            !$0.isMarkdownSpace && $0 != UInt8(ascii: ")")
        }
        guard !address.isEmpty else { return true }
        if let colon = address.firstIndex(of: UInt8(ascii: ":")), address[colon...].starts(with: "://".utf8) {
            return true
        }
        if address.starts(with: "data:".utf8) || imageSuffixes.contains(where: { address.hasSuffix($0) }) {
            return true
        }
        if let equals = address.firstIndex(of: UInt8(ascii: "=")),
            !address[..<equals].contains(UInt8(ascii: "?"))
        {
            return false
        }
        if starts.contains(where: { start in start.withUTF8Buffer { address.starts(with: $0) } }) {
            return true
        }
        return address.dropFirst().dropLast().contains { $0 == UInt8(ascii: ".") || $0 == UInt8(ascii: "/") }
    }
}

extension ArraySlice<UInt8> {
    fileprivate func hasSuffix(_ suffix: StaticString) -> Bool {
        suffix.withUTF8Buffer { self.suffix($0.count).elementsEqual($0) }
    }
}
