/// Tells escaped brackets, as writers of markdown put them around citations and notes, from a displayed formula.
package enum EscapedBrackets {
    /// Bytes that formulas have and words do not.
    private static let signs: Set<UInt8> = Set("\\^_={}+<>~|*".utf8)

    /// Whether what stands in `\[…\]` is text: nothing of LaTeX in it, and other text beside it on its lines.
    ///
    /// `\[1, 2\]` and `\[see below\]` amid a line are text; a formula stands alone, or has a sign.
    package static func isText<Content: Collection<UInt8>>(
        _ content: Content, standsAlone: @autoclosure () -> Bool
    ) -> Bool {
        // A footnote's mark, `[^1]`, is text.
        let words = content.first == UInt8(ascii: "^") ? content.dropFirst() : content[...]
        return !words.isEmpty && words.allSatisfy { !signs.contains($0) } && !standsAlone()
    }
}
