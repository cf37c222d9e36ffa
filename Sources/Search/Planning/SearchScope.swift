package import DocumentModel
internal import Storage

/// Which text of a page is searched: columns, and blocks of some types in them.
package struct SearchScope: Hashable, Sendable {
    /// What a term without a field looks at, and the only columns that any term finds something in.
    package let fields: [SearchField]
    /// The types of blocks to look at; empty for all.
    package let types: Set<BlockType>
    /// Whether the columns hold no blocks of other types, so that the index alone can answer.
    package let isAnsweredByIndex: Bool

    /// Makes a scope.
    ///
    /// Types name what is searched, furniture among them too; a term with another field then finds nothing.
    ///
    /// - Parameters:
    ///   - types: The types of blocks to look at; empty for all.
    ///   - furniture: Whether terms without a field look at furniture too.
    package init(types: Set<BlockType> = [], furniture: Bool = false) {
        self.types = types
        guard !types.isEmpty else {
            fields = furniture ? SearchField.allCases : SearchField.defaults
            isAnsweredByIndex = true
            return
        }
        let columns = Set(types.flatMap(SearchScope.columns))
        fields = SearchField.allCases.filter(columns.contains)
        let others = BlockType.allCases.filter { !types.contains($0) }
        isAnsweredByIndex = columns.isDisjoint(with: others.flatMap(SearchScope.columns))
    }

    /// The expression that the index is asked, whose pages include all that match; nil if none can.
    ///
    /// If the index cannot distinguish blocks of one column, nothing may be excluded by it.
    package func indexExpression(_ expression: PlannedExpression) -> PlannedExpression? {
        guard !types.isEmpty else { return expression }
        let restricted = expression.restricted(to: fields)
        return isAnsweredByIndex ? restricted : restricted?.withoutExclusions
    }

    /// The columns that blocks of a type can be in, as parts of any block.
    private static func columns(of type: BlockType) -> Set<SearchField> {
        Set(([nil] + BlockType.allCases).map { SearchField(SearchColumn(for: type, parent: $0)) })
    }
}

extension PlannedExpression {
    /// The expression over some columns alone; nil if nothing can match.
    fileprivate func restricted(to fields: [SearchField]) -> PlannedExpression? {
        switch self {
        case .phrase, .near:
            guard let field = phrases.first?.field else { return self }
            return fields.contains(field) ? self : nil
        case .all(let operands):
            let restricted = operands.compactMap { $0.restricted(to: fields) }
            return restricted.count == operands.count ? PlannedExpression(all: restricted) : nil
        case .any(let operands):
            return PlannedExpression(any: operands.compactMap { $0.restricted(to: fields) })
        case .excluding(let base, let excluded):
            guard let base = base.restricted(to: fields) else { return nil }
            return excluded.restricted(to: fields).map { .excluding(base, $0) } ?? base
        }
    }

    /// What the expression asks for, without what it excludes: its pages and perhaps others.
    fileprivate var withoutExclusions: PlannedExpression? {
        switch self {
        case .phrase, .near: self
        case .all(let operands): PlannedExpression(all: operands.compactMap(\.withoutExclusions))
        case .any(let operands): PlannedExpression(any: operands.compactMap(\.withoutExclusions))
        case .excluding(let base, _): base.withoutExclusions
        }
    }
}
