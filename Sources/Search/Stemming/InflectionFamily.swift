internal import Storage

/// The inflections and forms that replace a word of a query: to ranking they are one term.
struct InflectionFamily {
    let phrases: Set<PlannedPhrase>
    /// How many pages hold any of them.
    let pageCount: Int

    /// The families of inflections, their pages counted in the index.
    static func families(
        _ alternatives: [PlannedPhrase: [PlannedPhrase]], _ scope: SearchScope, _ reader: StoreSetReader
    ) throws -> [InflectionFamily] {
        // In a fixed order: sums of the same numbers in another order may differ.
        let distinct = alternatives.sorted { $0.key.tokens.lexicographicallyPrecedes($1.key.tokens) }
            .map { Set($0.value) }.uniqued()
        return try distinct.compactMap { phrases in
            guard let any = PlannedExpression(any: phrases.sorted().map { .phrase($0) }) else { return nil }
            return InflectionFamily(phrases: phrases, pageCount: try reader.pageCount(of: any, scope))
        }
    }

    /// The family by its places among the phrases of a match string; nil if it is not among them.
    func family(among phrases: [PlannedPhrase?]) -> PageMatchQuery.Family? {
        let places = phrases.indices.filter { index in
            phrases[index].map(self.phrases.contains) ?? false
        }
        return places.isEmpty ? nil : PageMatchQuery.Family(phrases: places, pageCount: pageCount)
    }
}
