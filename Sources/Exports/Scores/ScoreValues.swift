/// The scores of one record; what was not asked for is 0 or empty.
struct ScoreValues {
    private var numbers: [Score: Double] = [:]
    private var texts: [Score: String] = [:]

    subscript(number score: Score) -> Double {
        get { numbers[score] ?? 0 }
        set { numbers[score] = newValue.isFinite ? newValue : 0 }
    }

    subscript(text score: Score) -> String {
        get { texts[score] ?? "" }
        set { texts[score] = newValue }
    }

    /// Notes why a record fails a set of rules; of several reasons the first counts.
    mutating func fail(_ score: Score, _ reason: String, if isFailed: Bool) {
        if isFailed, self[text: score].isEmpty { self[text: score] = reason }
    }
}

extension JSONBuffer {
    /// Appends a score, to six digits behind the point.
    mutating func score(_ value: Double) {
        real((value * 1e6).rounded() / 1e6)
    }

    /// Appends scores as an object.
    mutating func scores(_ values: ScoreValues) {
        for (position, score) in Score.allCases.enumerated() {
            raw(position == 0 ? "{" : ",")
            string(score.rawValue)
            raw(":")
            if score.isText {
                string(values[text: score])
            } else {
                self.score(values[number: score])
            }
        }
        raw("}")
    }
}
