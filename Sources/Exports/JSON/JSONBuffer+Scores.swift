internal import TextQuality

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
