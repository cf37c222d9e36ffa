internal import TextQuality

extension JSONBuffer {
    /// Appends a score, to six digits behind the point.
    mutating func score(_ value: Double) { real(Self.rounded(value)) }

    /// A score to six digits behind the point.
    static func rounded(_ value: Double) -> Double { (value * 1e6).rounded() / 1e6 }
}

extension MemberWriter {
    /// Adds scores as an object.
    mutating func scores(_ values: ScoreValues) {
        object("scores") { writer in
            for score in Score.allCases {
                if score.isText {
                    writer.text(score.rawValue, values[text: score])
                } else {
                    writer.real(score.rawValue, JSONBuffer.rounded(values[number: score]))
                }
            }
        }
    }
}
