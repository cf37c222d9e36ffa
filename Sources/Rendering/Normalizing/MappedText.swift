/// A normalized text, and where each of its characters stood before.
package struct MappedText {
    package private(set) var scalars: [Unicode.Scalar] = []
    /// For each character the code points of the given text that it was made of.
    private var places: [Range<Int>] = []

    init(_ text: String, _ edits: [TextEdit]) {
        let bytes = Array(text.utf8)
        var (given, copied) = (0, 0)
        for edit in edits {
            append(bytes[copied..<edit.range.lowerBound], &given)
            let length = Self.scalars(bytes[edit.range]).count
            for scalar in Self.scalars(edit.replacement[...]) {
                scalars.append(scalar)
                places.append(given..<given + length)
            }
            given += length
            copied = edit.range.upperBound
        }
        append(bytes[copied...], &given)
    }

    /// The code points of the given text that a range of this one was made of.
    package func range(_ range: Range<Int>) -> Range<Int> {
        let found = places[range.clamped(to: places.indices)]
        guard let first = found.first, let last = found.last else { return 0..<0 }
        return first.lowerBound..<last.upperBound
    }

    private mutating func append(_ bytes: ArraySlice<UInt8>, _ given: inout Int) {
        for scalar in Self.scalars(bytes) {
            scalars.append(scalar)
            places.append(given..<given + 1)
            given += 1
        }
    }

    private static func scalars(_ bytes: ArraySlice<UInt8>) -> String.UnicodeScalarView {
        String(decoding: bytes, as: UTF8.self).unicodeScalars
    }
}

extension TextNormalizer {
    /// A text in its form, with the places of its characters.
    package func mapped(_ scalars: [Unicode.Scalar]) -> MappedText {
        var text = String(String.UnicodeScalarView(scalars))
        let edits: [TextEdit] = text.withUTF8 { self.edits(of: $0) }
        return MappedText(text, edits)
    }
}
