/// MT19937 (Matsumoto and Nishimura 1998), from which numpy's `RandomState` draws.
struct MersenneTwister {
    private static let size = 624
    private var state: [UInt32]
    private var next = size

    init(seed: UInt32) {
        state = [seed]
        for index in 1..<UInt32(Self.size) {
            let last = state[Int(index) - 1]
            state.append(1_812_433_253 &* (last ^ (last >> 30)) &+ index)
        }
    }

    /// A number in a range as `RandomState.randint` draws it for 64 bits: masked, and drawn again until it fits.
    mutating func number(in range: Range<UInt64>) -> UInt64 {
        let span = range.upperBound - 1 - range.lowerBound
        let mask = UInt64.max >> UInt64(span.leadingZeroBitCount)
        while true {
            let high = UInt64(word()) << 32
            let drawn = (high | UInt64(word())) & mask
            if drawn <= span { return range.lowerBound + drawn }
        }
    }

    private mutating func word() -> UInt32 {
        if next == Self.size { twist() }
        var value = state[next]
        next += 1
        value ^= value >> 11
        value ^= (value << 7) & 0x9D2C_5680
        value ^= (value << 15) & 0xEFC6_0000
        return value ^ (value >> 18)
    }

    private mutating func twist() {
        for index in 0..<Self.size {
            let joined =
                (state[index] & 0x8000_0000) | (state[(index + 1) % Self.size] & 0x7FFF_FFFF)
            let twisted = (joined >> 1) ^ (joined & 1 == 0 ? 0 : 0x9908_B0DF)
            state[index] = state[(index + 397) % Self.size] ^ twisted
        }
        next = 0
    }
}
