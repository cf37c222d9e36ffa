/// The versions of one page, each measured against the others.
package struct PageComparison: Sendable {
    /// Two providers' versions.
    package struct Pair: Sendable {
        package let first: String
        package let second: String
        package let agreement: PageAgreement
    }

    /// The page's index in the document, from 0.
    package let index: Int
    /// The providers that have the page, in the order they were given.
    package let providers: [String]
    /// Every pair once.
    package let pairs: [Pair]
    /// Each provider's agreement with the reference, in the order of `providers`; empty without a reference.
    package let references: [PageAgreement]

    /// Compares each version with each, and with a reference that is known to be right, where there is one.
    package init(
        index: Int, _ versions: [(provider: String, page: ComparedPage)], reference: ComparedPage? = nil
    ) {
        self.index = index
        references = reference.map { reference in versions.map { PageAgreement($0.page, reference) } } ?? []
        providers = versions.map(\.provider)
        var pairs: [Pair] = []
        for (position, version) in versions.enumerated() {
            for other in versions[(position + 1)...] {
                pairs.append(
                    Pair(
                        first: version.provider, second: other.provider,
                        agreement: PageAgreement(version.page, other.page)))
            }
        }
        self.pairs = pairs
    }

    /// The mean text agreement of all pairs; nil with fewer than two versions.
    package var agreement: Double? { Self.mean(pairs.map(\.agreement.text)) }

    /// The mean table agreement of the pairs that have tables; nil where none has.
    package var tableAgreement: Double? { Self.mean(pairs.compactMap(\.agreement.tables)) }

    /// A provider's mean text agreement with the others; nil where there is no other.
    package func agreement(of provider: String) -> Double? {
        Self.mean(
            pairs.filter { $0.first == provider || $0.second == provider }.map(\.agreement.text))
    }

    /// The provider whose version agrees most with the others: of equals the one given first; nil without versions.
    package var chosenProvider: String? {
        providers.enumerated().max { a, b in
            let (left, right) = (agreement(of: a.element) ?? 0, agreement(of: b.element) ?? 0)
            return (left, b.offset) < (right, a.offset)
        }?.element
    }

    static func mean(_ values: [Double]) -> Double? {
        values.isEmpty ? nil : values.reduce(0, +) / Double(values.count)
    }
}
