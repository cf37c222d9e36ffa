internal import DocumentModel

/// The places of a query's phrases and `NEAR`s on one page.
struct LeafMatches {
    /// One place, in one column.
    struct Match: Hashable {
        let field: SearchField
        let bytes: Range<Int>
    }

    private let matches: [PlannedExpression: [Match]]

    /// Looks for leaves in the columns of a page.
    ///
    /// - Parameters:
    ///   - leaves: Phrases and `NEAR`s.
    ///   - columns: The columns of the page that a leaf may look at.
    ///   - fields: The columns that a leaf without a field looks at.
    ///   - isAllowed: Whether a place counts.
    init(
        of leaves: [PlannedExpression], in columns: [SearchField: FieldText], fields: [SearchField],
        isAllowed: (Match) -> Bool
    ) {
        let positions = columns.mapValues { TokenPositions($0.tokens) }
        var matches: [PlannedExpression: [Match]] = [:]
        for leaf in leaves {
            let field = leaf.phrases.first?.field
            for field in field.map({ [$0] }) ?? fields {
                guard let tokens = positions[field] else { continue }
                let found = LeafMatches.ranges(of: leaf, in: tokens) {
                    isAllowed(Match(field: field, bytes: $0))
                }
                matches[leaf, default: []] += found.map { Match(field: field, bytes: $0) }
            }
        }
        self.matches = matches
    }

    /// The places of a phrase or `NEAR`.
    subscript(leaf: PlannedExpression) -> [Match] { matches[leaf] ?? [] }

    /// Whether the page is one that the expression means.
    func satisfies(_ expression: PlannedExpression) -> Bool {
        switch expression {
        case .phrase, .near: !self[expression].isEmpty
        case .all(let operands): operands.allSatisfy { satisfies($0) }
        case .any(let operands): operands.contains { satisfies($0) }
        case .excluding(let base, let excluded): satisfies(base) && !satisfies(excluded)
        }
    }

    private static func ranges(
        of leaf: PlannedExpression, in tokens: TokenPositions, isAllowed: (Range<Int>) -> Bool
    ) -> [Range<Int>] {
        let occurrences = leaf.phrases.map { phrase in
            tokens.occurrences(of: phrase).filter { isAllowed($0.bytes) }
        }
        guard case .near(_, let distance) = leaf else { return occurrences.joined().map(\.bytes) }
        return near(occurrences, distance: distance).map(\.bytes)
    }

    /// The occurrences of phrases that are near each other, as FTS5 means it: each ends at most `distance` tokens
    /// before the beginning of the last.
    private static func near(
        _ occurrences: [[TokenPositions.Occurrence]], distance: Int
    ) -> [TokenPositions.Occurrence] {
        var near: Set<TokenPositions.Occurrence> = []
        for last in occurrences.joined() {
            let groups = occurrences.map { group in
                let first = group.partitioningIndex {
                    $0.positions.upperBound + distance >= last.positions.lowerBound
                }
                return group[first...].prefix { $0.positions.lowerBound <= last.positions.lowerBound }
            }
            if groups.allSatisfy({ !$0.isEmpty }) { near.formUnion(groups.joined()) }
        }
        return near.sorted { $0.bytes.lowerBound < $1.bytes.lowerBound }
    }
}
