internal import DocumentModel
internal import JSONView

/// How sure Mistral is of the words of a page, at their places in its markdown.
///
/// `start_index` is that of the text before images were put in, and drifts from the markdown sent (661 of 4,080 words of a real
/// answer). So words are found by their letters, each after the previous one.
struct MistralWords {
    /// How far after a word the next one is looked for, in bytes: several images can be between.
    private static let reach = 512

    /// Where the words found begin, rising.
    private var starts: [Int] = []
    /// The sum of the confidences of the words before each word, and of all.
    private var sums: [Double] = [0]

    init(_ words: [JSONValue], in markdown: [UInt8]) {
        var position = 0
        for word in words {
            guard let confidence = word["confidence"]?.lenientDouble, (0...1).contains(confidence),
                let text = word["text"]?.utf8.map({ Self.trimmed(Array($0)) }), !text.isEmpty,
                let start = Self.find(text, in: markdown, from: position)
            else { continue }
            starts.append(start)
            sums.append(sums[sums.count - 1] + confidence)
            position = start + text.count
        }
    }

    /// The mean confidence of the words that begin in a stretch of the markdown; nil without any.
    func confidence(in range: Range<Int>) -> Double? {
        let (first, last) = (count(before: range.lowerBound), count(before: range.upperBound))
        guard last > first else { return nil }
        return min(max((sums[last] - sums[first]) / Double(last - first), 0), 1)
    }

    private func count(before offset: Int) -> Int { starts.partitioningIndex { $0 >= offset } }

    private static func trimmed(_ word: [UInt8]) -> ArraySlice<UInt8> {
        let start = word.drop { $0 <= 0x20 }
        return start.prefix((start.lastIndex { $0 > 0x20 } ?? start.startIndex - 1) - start.startIndex + 1)
    }

    private static func find(_ word: ArraySlice<UInt8>, in bytes: [UInt8], from start: Int) -> Int? {
        let last = min(start + reach, bytes.count - word.count)
        guard start <= last, let first = word.first else { return nil }
        for position in start...last
        where bytes[position] == first && bytes[position..<position + word.count].elementsEqual(word) {
            return position
        }
        return nil
    }
}
