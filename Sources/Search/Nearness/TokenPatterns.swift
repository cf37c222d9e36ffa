/// The tokens that a query looks for on a page, numbered; found by the bytes of a page's token, without a string for each.
struct TokenPatterns {
    private var tokens: [[UInt8]] = []
    /// Numbers of whole tokens by a hash of their bytes; -1 for an empty slot.
    ///
    /// There are four times as many slots as tokens, so that probing ends soon.
    private var slots: [Int] = []
    /// The patterns that are the beginning of a token.
    private var beginnings: [(bytes: [UInt8], number: Int)] = []
    private(set) var count = 0

    private static let hashStart: UInt64 = 0xCBF2_9CE4_8422_2325
    private static let hashFactor: UInt64 = 0x100_0000_01B3

    init(_ phrases: [PlannedPhrase]) {
        var (whole, begun): ([String], [String]) = ([], [])
        for phrase in phrases {
            whole += phrase.isPrefix ? phrase.tokens.dropLast() : phrase.tokens
            begun += phrase.isPrefix ? phrase.tokens.suffix(1) : []
        }
        tokens = whole.uniqued().map { Array($0.utf8) }
        var size = 16
        while size < tokens.count * 4 { size *= 2 }
        slots = Array(repeating: -1, count: size)
        for (number, token) in tokens.enumerated() {
            slots[token.withUnsafeBufferPointer(slot)] = number
        }
        beginnings = begun.uniqued().enumerated().map { (Array($1.utf8), tokens.count + $0) }
        count = tokens.count + beginnings.count
    }

    /// The numbers of a phrase's patterns, in its order; empty if one of them was not given to `init`.
    func numbers(of phrase: PlannedPhrase) -> [Int] {
        let last = phrase.tokens.count - 1
        let numbers = phrase.tokens.enumerated().compactMap { index, token in
            index == last && phrase.isPrefix
                ? beginnings.first { $0.bytes.elementsEqual(token.utf8) }?.number
                : tokens.firstIndex { $0.elementsEqual(token.utf8) }
        }
        return numbers.count == phrase.tokens.count ? numbers : []
    }

    /// Calls `body` with the number of each pattern that a token of a page fits.
    func forEachMatch(of token: UnsafeBufferPointer<UInt8>, _ body: (Int) -> Void) {
        let number = slots[slot(of: token)]
        if number >= 0 { body(number) }
        for beginning in beginnings where token.starts(with: beginning.bytes) { body(beginning.number) }
    }

    /// The slot of a token, or the one that it would take.
    private func slot(of token: UnsafeBufferPointer<UInt8>) -> Int {
        var hash = Self.hashStart
        for byte in token { hash = (hash ^ UInt64(byte)) &* Self.hashFactor }
        let mask = slots.count - 1
        var slot = Int(truncatingIfNeeded: hash ^ hash >> 32) & mask
        while slots[slot] >= 0, !tokens[slots[slot]].elementsEqual(token) { slot = (slot + 1) & mask }
        return slot
    }
}
