/// The scores of one record; what was not asked for is 0 or empty.
package struct ScoreValues {
    private var numbers: [Score: Double] = [:]
    private var texts: [Score: String] = [:]

    /// Nothing but zeros.
    package init() {}

    package subscript(number score: Score) -> Double {
        get { numbers[score] ?? 0 }
        set { numbers[score] = newValue.isFinite ? newValue : 0 }
    }

    package subscript(text score: Score) -> String {
        get { texts[score] ?? "" }
        set { texts[score] = newValue }
    }

    /// Notes why a record fails a set of rules; of several reasons the first counts.
    mutating func fail(_ score: Score, _ reason: String, if isFailed: Bool) {
        if isFailed, self[text: score].isEmpty { self[text: score] = reason }
    }
}
