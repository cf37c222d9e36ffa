internal import Checksums

/// The tables of spaCy's English tokenizer, read once from generated text.
struct EnglishWordTables: Sendable {
    /// What a character is to the rules, as bits.
    struct Traits: OptionSet {
        let rawValue: UInt8
        static let lower = Traits(rawValue: 1)
        static let upper = Traits(rawValue: 2)
        static let letter = Traits(rawValue: 4)
        static let icon = Traits(rawValue: 8)
        static let quote = Traits(rawValue: 16)
        static let punctuation = Traits(rawValue: 32)
    }

    /// A word that the rules do not decide.
    struct Exception: Sendable {
        let text: [UInt32]
        /// The lengths of its pieces, in code points.
        let pieces: [Int]
        /// The lengths of the pieces that the rules would make of it; empty if they make none.
        let plain: [Int]
    }

    static let shared = EnglishWordTables()

    let longestException: Int
    /// Longest first.
    let units: [[UInt32]]
    let currencies: [[UInt32]]
    let sentenceEnds: Set<UInt32>
    private let exceptions: [UInt64: Exception]
    /// Those that the rules cut, by a hash of their first piece.
    private let cutExceptions: [UInt64: [Exception]]
    /// Of ASCII.
    private let first: [UInt8]
    /// Of all others, in order.
    private let ranges: [(start: UInt32, end: UInt32, traits: UInt8)]

    private init() {
        var ranges: [(UInt32, UInt32, UInt8)] = []
        for entry in EnglishWordData.characters.split(whereSeparator: { $0 == ";" || $0 == "\n" }) {
            let numbers = entry.split(separator: " ").compactMap { UInt32($0, radix: 16) }
            ranges.append((numbers[0], numbers[0] + numbers[1], UInt8(numbers[2])))
        }
        var first = [UInt8](repeating: 0, count: 128)
        for range in ranges where range.0 < 128 {
            for value in range.0...min(range.1, 127) { first[Int(value)] = range.2 }
        }
        self.first = first
        self.ranges = ranges.map { ($0.0, $0.1, $0.2) }
        var exceptions: [UInt64: Exception] = [:]
        var cut: [UInt64: [Exception]] = [:]
        for line in EnglishWordData.exceptions.split(separator: "\n") {
            let cells = line.split(separator: "\t", omittingEmptySubsequences: false)
            let text = cells[0].unicodeScalars.map(\.value)
            let lengths = cells[1...].map { $0.split(separator: " ").compactMap { Int($0) } }
            let exception = Exception(text: text, pieces: lengths[0], plain: lengths[1])
            exceptions[Self.hash(text[...])] = exception
            if let length = exception.plain.first {
                cut[Self.hash(text[..<length]), default: []].append(exception)
            }
        }
        self.exceptions = exceptions
        cutExceptions = cut
        longestException = exceptions.values.map(\.text.count).max() ?? 0
        units = Self.list(EnglishWordData.units)
        currencies = Self.list(EnglishWordData.currencies)
        sentenceEnds = Self.set(EnglishWordData.sentenceEnds)
    }

    func traits(of value: UInt32) -> Traits {
        if value < 128 { return Traits(rawValue: first[Int(value)]) }
        var (low, high) = (0, ranges.count)
        while low < high {
            let middle = (low + high) / 2
            if ranges[middle].end < value { low = middle + 1 } else { high = middle }
        }
        guard low < ranges.count, ranges[low].start <= value else { return [] }
        return Traits(rawValue: ranges[low].traits)
    }

    /// The exception that a text is; nil for all others.
    func exception(_ text: ArraySlice<UInt32>) -> Exception? {
        guard text.count <= longestException, let found = exceptions[Self.hash(text)],
            found.text.elementsEqual(text)
        else { return nil }
        return found
    }

    /// The exceptions that the rules cut, and whose first piece would be that.
    func cutExceptions(beginningWith piece: ArraySlice<UInt32>) -> [Exception] {
        guard piece.count <= longestException else { return [] }
        return cutExceptions[Self.hash(piece)] ?? []
    }

    /// The characters of a list with white space between.
    static func set(_ text: String) -> Set<UInt32> {
        Set(text.unicodeScalars.lazy.map(\.value).filter { $0 > 0x20 })
    }

    private static func list(_ text: String) -> [[UInt32]] {
        text.split(whereSeparator: { $0 == " " || $0 == "\n" }).map { $0.unicodeScalars.map(\.value) }
            .sorted { $0.count > $1.count }
    }

    private static func hash(_ text: ArraySlice<UInt32>) -> UInt64 {
        text.reduce(into: FNV1a()) { $0.combine(UInt64($1)) }.value
    }
}
