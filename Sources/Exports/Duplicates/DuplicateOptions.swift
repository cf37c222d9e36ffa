package import TextQuality

/// Which records count as copies of others, and what becomes of them.
package struct DuplicateOptions: Hashable, Sendable {
    /// How copies are found.
    package enum Method: String, Sendable, CaseIterable {
        case none
        /// The same text but for white space.
        case exact
        /// These, and those that share most of their word sequences, found by MinHash.
        case minhash
    }

    /// What becomes of copies; one of each cluster is always kept.
    package enum Fate: String, Sendable, CaseIterable {
        /// They are left out, and listed in a file beside the records.
        case drop
        /// They are exported, with the record that they are a copy of in their metadata.
        case mark
    }

    package var method: Method
    package var scheme: MinHashScheme
    /// The Jaccard similarity of their shingles from which two records are copies of each other.
    package var minimumSimilarity: Double
    package var fate: Fate

    package init(
        _ method: Method = .none, scheme: MinHashScheme = .fineweb, minimumSimilarity: Double = 0.7,
        fate: Fate = .drop
    ) {
        self.method = method
        self.scheme = scheme
        self.minimumSimilarity = minimumSimilarity
        self.fate = fate
    }

    /// Whether copies are looked for.
    package var isOn: Bool { method != .none }
}
