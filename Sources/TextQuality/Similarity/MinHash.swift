/// Signatures of sets of shingles as datatrove computes them, to the bit.
///
/// Hash i of a set is the least `((x · a_i + b_i) mod 2^64) mod p` over its shingles x, with p = 2^61 − 1: the product wraps
/// before the modulus, as numpy's does. a and b are drawn by `RandomState(1)`, all of a first.
package struct MinHash {
    static let prime: UInt64 = (1 << 61) - 1

    let scheme: MinHashScheme
    let factors: [UInt64]
    let summands: [UInt64]

    package init(_ scheme: MinHashScheme) {
        self.scheme = scheme
        var random = MersenneTwister(seed: 1)
        let count = scheme.buckets * scheme.hashesPerBucket
        factors = (0..<count).map { _ in random.number(in: 1..<Self.prime) }
        summands = (0..<count).map { _ in random.number(in: 0..<Self.prime) }
    }

    /// The hashes of a set that is not empty, those of the first bucket first.
    package func signature(of shingles: [UInt64]) -> [UInt64] {
        shingles.withUnsafeBufferPointer { shingles in
            factors.indices.map { index in
                let (factor, summand) = (factors[index], summands[index])
                var least = UInt64.max
                for shingle in shingles {
                    let product = shingle &* factor &+ summand
                    // 2^61 is 1 modulo p.
                    let folded = (product & Self.prime) &+ (product &>> 61)
                    least = min(least, folded >= Self.prime ? folded &- Self.prime : folded)
                }
                return least
            }
        }
    }

    /// A key for each bucket of a signature, the same for the same hashes and other keys for other buckets.
    package func bucketKeys(_ signature: [UInt64]) -> [UInt64] {
        (0..<scheme.buckets).map { bucket in
            var key = UInt64(bucket + 1) &* 0x9E37_79B9_7F4A_7C15
            for hash in signature[(bucket * scheme.hashesPerBucket)...].prefix(scheme.hashesPerBucket) {
                key = (key ^ hash) &* 0xBF58_476D_1CE4_E5B9
                key ^= key >> 29
            }
            return key
        }
    }
}

/// The published MinHash configurations of datatrove.
package enum MinHashScheme: String, Sendable, CaseIterable {
    /// FineWeb's: 14 buckets of 8 hashes, shingles by SHA-1.
    case fineweb
    /// FinePDFs': 32 buckets of 10 hashes, shingles by XXH64; three times the work, and finds more.
    case finepdfs

    /// How many words or characters a shingle has.
    static let shingleLength = 5

    var buckets: Int { self == .fineweb ? 14 : 32 }
    var hashesPerBucket: Int { self == .fineweb ? 8 : 10 }
}
