/// What hyphens at the end of a line or page say about the word around them.
enum Hyphenation {
    /// The hyphen of keyboards, the soft one, which is seen only where a line ends, and Unicode's own three.
    static let marks = Set("-\u{AD}\u{2010}\u{2011}\u{2043}".unicodeScalars)
    static let softHyphen: Unicode.Scalar = "\u{AD}"

    /// Whether a word keeps its hyphen when it is set before another one.
    static func keepsHyphen(_ head: String) -> Bool { prefixes.contains(head.lowercased()) }

    /// The letters that a piece of text ends with.
    static func lastLetters(of text: some BidirectionalCollection<Unicode.Scalar>) -> String {
        String(String.UnicodeScalarView(text.reversed().prefix { $0.properties.isAlphabetic }.reversed()))
    }

    /// The letters that a piece of text begins with.
    static func firstLetters(of text: some Collection<Unicode.Scalar>) -> String {
        String(String.UnicodeScalarView(text.prefix { $0.properties.isAlphabetic }))
    }

    /// Not `ex`: lines end in `ex-` far oftener before `ample` and `periment` than before `president`.
    private static let prefixes: Set<String> = ["self", "non", "well", "half", "quasi", "cross"]
}
