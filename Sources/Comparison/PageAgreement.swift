/// How well two versions of a page agree.
package struct PageAgreement: Sendable {
    /// One minus the normalized edit distance of the texts, 0 to 1; two pages without text agree fully.
    package let text: Double
    /// The mean TEDS of the tables, paired so that the sum is greatest, where a table without a partner counts 0.
    ///
    /// Nil where neither has a table, or one is too large to compare.
    package let tables: Double?

    /// Texts longer than this many code points are compared by their first ones.
    package static let maximumText = 200_000

    package init(_ first: ComparedPage, _ second: ComparedPage) {
        text = EditDistance.similarity(
            first.text.prefix(Self.maximumText), second.text.prefix(Self.maximumText))
        tables = Self.tables(first.tables, second.tables)
    }

    private static func tables(_ first: [TableTree], _ second: [TableTree]) -> Double? {
        let count = max(first.count, second.count)
        guard count > 0 else { return nil }
        var values: [[Double]] = []
        for table in first {
            var row: [Double] = []
            for other in second {
                guard let value = TableSimilarity.teds(table, other) else { return nil }
                row.append(value)
            }
            values.append(row)
        }
        return Assignment.greatestSum(values) / Double(count)
    }
}
