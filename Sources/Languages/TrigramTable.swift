/// How frequent each run of three letters is in each language, as a hash table of rows.
///
/// It is read from the generated text once a process, in a few milliseconds.
struct TrigramTable: Sendable {
    static let standard = TrigramTable(TrigramData.text)

    /// A level for each language of a script, by the language's lane.
    typealias Row = SIMD32<UInt8>

    /// The languages of a script whose languages are distinguished by runs.
    struct Family: Sendable {
        let script: Script
        /// The lanes of its languages; those of Latin are in rows of their own.
        private(set) var lanes: Range<Int>

        init(_ script: Script, _ lane: Int) {
            self.script = script
            lanes = lane..<lane + 1
        }

        mutating func add(_ lane: Int) { lanes = lanes.lowerBound..<lane + 1 }
    }

    let letters: LetterTable
    let families: [Family]
    /// The languages of rows of Latin letters, by lane.
    let latin: [String]
    /// The languages of all other rows, by lane.
    let others: [String]
    let rows: [Row]
    /// Runs, each as its number above the position of its row, at the place that its hash leads to or behind it.
    let slots: [UInt64]

    private static let bits: UInt32 = 16
    private static let mask = (1 << Int(bits)) - 1
    private static let empty = UInt64.max

    init(_ text: StaticString) {
        var reader = TrigramReader(text)
        var slots = [UInt64](repeating: Self.empty, count: Self.mask + 1)
        var levels: [UInt8] = []
        var (latin, others): ([String], [String]) = ([], [])
        var families: [Family] = []
        var lane = 0
        while let line = reader.next() {
            switch line {
            case .language(let language, let script):
                lane = script == .latin ? latin.count : others.count
                if script == .latin { latin.append(language) } else { others.append(language) }
                if families.last?.script == script {
                    families[families.count - 1].add(lane)
                } else {
                    families.append(Family(script, lane))
                }
            case .run(let key, let level):
                guard lane < Row.scalarCount else { continue }
                var place = Self.hash(key)
                while slots[place] != Self.empty, slots[place] >> 32 != UInt64(key) {
                    place = (place + 1) & Self.mask
                }
                if slots[place] == Self.empty {
                    // Half of the slots stay empty, so that every search ends.
                    guard levels.count / Row.scalarCount < Self.mask / 2 else { continue }
                    slots[place] = UInt64(key) << 32 | UInt64(levels.count)
                    for _ in 0..<Row.scalarCount { levels.append(0) }
                }
                levels[Int(slots[place] & 0xFFFF_FFFF) + lane] = level
            }
        }
        letters = LetterTable(numbers: reader.numbers)
        rows = levels.withUnsafeBytes { levels in
            stride(from: 0, to: levels.count, by: Row.scalarCount).map {
                levels.loadUnaligned(fromByteOffset: $0, as: Row.self)
            }
        }
        self.slots = slots
        (self.latin, self.others, self.families) = (latin, others, families)
    }

    /// The number of a run.
    @inline(__always)
    static func key(_ first: UInt16, _ second: UInt16, _ third: UInt16) -> UInt32 {
        UInt32(first) << 18 | UInt32(second) << 9 | UInt32(third)
    }

    /// Where the search for a run begins.
    @inline(__always)
    private static func hash(_ key: UInt32) -> Int { Int((key &* 0x9E37_79B1) >> (32 - bits)) }

    /// The position of a run's row; nil for a run that no profile has.
    @inline(__always)
    static func find(_ key: UInt32, _ slots: UnsafeBufferPointer<UInt64>) -> Int? {
        var place = hash(key)
        while true {
            let slot = slots[place]
            if slot >> 32 == UInt64(key) { return Int(slot & 0xFFFF_FFFF) / Row.scalarCount }
            if slot == empty { return nil }
            place = (place + 1) & mask
        }
    }
}
