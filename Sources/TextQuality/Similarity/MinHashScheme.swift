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
