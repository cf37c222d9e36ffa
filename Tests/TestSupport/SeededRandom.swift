import Foundation

/// SplitMix64 (Steele, Lea and Flood 2014): the same numbers for the same seed on every platform.
package struct SeededRandom: RandomNumberGenerator, Sendable {
    /// What brings the same numbers back.
    package let seed: UInt64
    private var state: UInt64

    package init(seed: UInt64) {
        self.seed = seed
        state = seed
    }

    /// The generator of one test, its seed printed.
    ///
    /// The seed is fixed, so that a run that passed passes again; `FOLIO_SEED` gives another one, as a number or as
    /// `random`, which is how the long runs look for what nobody has seen yet.
    package static func fresh(_ test: String = #function) -> SeededRandom {
        let wanted = ProcessInfo.processInfo.environment["FOLIO_SEED"]
        let seed =
            wanted == "random" ? UInt64.random(in: 0...(.max)) : wanted.flatMap(UInt64.init) ?? 20_261_121
        print("\(test) seed \(seed)")
        return SeededRandom(seed: seed)
    }

    /// That many rounds in the gate, and `FOLIO_ROUNDS` times as many in a long run.
    package static func rounds(_ count: Int) -> Int {
        count * (ProcessInfo.processInfo.environment["FOLIO_ROUNDS"].flatMap(Int.init) ?? 1)
    }

    /// The number of mutated inputs to try: half of them in the gate, all with `tools/check --all`, and `FOLIO_ROUNDS` times as many in
    /// a long run.
    package static func mutations(_ count: Int) -> Int {
        let isLong = ProcessInfo.processInfo.environment["FOLIO_ROUNDS"] != nil
        return isLong || Gate.isWhole ? rounds(count) : (count + 1) / 2
    }

    package mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }

    /// One of the elements; there must be one.
    package mutating func element<Element>(of elements: [Element]) -> Element {
        elements[Int.random(in: elements.indices, using: &self)]
    }
}
