/// Finds a text in others; runs of white space count as one space, since copying changes them.
package struct TextFinder: Sendable {
    private let wanted: [Unicode.Scalar]

    /// Takes what is looked for; white space at its ends does not count.
    package init(_ text: String) {
        var words = Self.collapsed(Array(text.unicodeScalars)).scalars
        if words.first == " " { words.removeFirst() }
        if words.last == " " { words.removeLast() }
        wanted = words
    }

    /// Whether there is anything to look for.
    package var isEmpty: Bool { wanted.isEmpty }

    /// The places of the text, in order; those that overlap an earlier one do not count.
    package func ranges(in scalars: [Unicode.Scalar]) -> [Range<Int>] {
        guard let first = wanted.first else { return [] }
        let (text, places) = Self.collapsed(scalars)
        var found: [Range<Int>] = []
        var start = 0
        while start + wanted.count <= text.count {
            if text[start] == first, text[start..<start + wanted.count].elementsEqual(wanted) {
                // Neither end is white space, so both are at their own places.
                found.append(places[start]..<places[start + wanted.count - 1] + 1)
                start += wanted.count
            } else {
                start += 1
            }
        }
        return found
    }

    /// The scalars with one space for each run of white space, and the original place of each.
    private static func collapsed(
        _ scalars: [Unicode.Scalar]
    ) -> (scalars: [Unicode.Scalar], places: [Int]) {
        var result: [Unicode.Scalar] = []
        var places: [Int] = []
        for (place, scalar) in scalars.enumerated() {
            let isSpace = scalar.properties.isWhitespace
            if isSpace, result.last == " " { continue }
            result.append(isSpace ? " " : scalar)
            places.append(place)
        }
        return (result, places)
    }
}
