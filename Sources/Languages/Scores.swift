/// Sums of the levels of runs, a lane for each language.
struct Scores: Sendable {
    private var sums = SIMD32<UInt32>(repeating: 0)
    /// How many runs of letters were counted, known ones or not.
    private var runs: UInt32 = 0

    /// What was added since the last flush, in narrow lanes.
    private var recent = SIMD32<UInt16>(repeating: 0)
    private var recentRuns: UInt32 = 0
    /// A level is below 64, so that this number of them fits into 16 bits.
    private static let longestRecent: UInt32 = 1_000

    /// Adds a run's levels; nil for a run that no profile has.
    @inline(__always)
    mutating func add(_ row: TrigramTable.Row?) {
        recentRuns &+= 1
        if let row { recent &+= SIMD32<UInt16>(truncatingIfNeeded: row) }
        if recentRuns == Self.longestRecent { flush() }
    }

    /// Takes what is in the narrow lanes into the sums.
    mutating func flush() {
        guard recentRuns > 0 else { return }
        sums &+= SIMD32<UInt32>(truncatingIfNeeded: recent)
        runs &+= recentRuns
        recent = SIMD32(repeating: 0)
        recentRuns = 0
    }

    /// Adds sums that were gathered elsewhere and flushed.
    mutating func add(_ other: Scores) {
        sums &+= other.sums
        runs &+= other.runs
    }

    /// The best lane, its mean level and the distance of its sum to the next; nil without runs.
    func best(among lanes: Range<Int>) -> (lane: Int, mean: Double, margin: UInt32)? {
        guard runs > 0, let first = lanes.first else { return nil }
        var (best, next) = (first, UInt32(0))
        for lane in lanes.dropFirst() {
            if sums[lane] > sums[best] {
                (best, next) = (lane, sums[best])
            } else {
                next = max(next, sums[lane])
            }
        }
        return (best, Double(sums[best]) / Double(runs), sums[best] &- next)
    }

    /// The best lane, if the runs are many and its levels high and above all others'.
    func winner(among lanes: Range<Int>, _ fewest: UInt32, _ leastMean: Double, _ leastMargin: UInt32) -> Int?
    {
        guard runs >= fewest, let found = best(among: lanes), found.mean >= leastMean,
            found.margin >= leastMargin
        else { return nil }
        return found.lane
    }
}
