/// A parameter that an operation takes, and what its value may be.
struct Parameter: Sendable {
    /// The values that are taken.
    enum Kind: Sendable {
        /// Text with a maximum number of code points, and of at least one if it is required.
        case text(maximum: Int)
        case integer(ClosedRange<Int>)
        /// `true` or `false`.
        case flag
        case choice([String])
        /// Several of these names, separated by commas.
        case choices([String])
        /// Several names, separated by commas.
        case names
        /// `3` or `3-7`, counted from 1.
        case pages
        /// `300-340`: code points counted from 0, without the last.
        case span
    }

    /// How often a parameter may be given, if it may be given more than once.
    static let mostRepetitions = 8

    let name: String
    let kind: Kind
    let summary: String
    var isRequired = false
    /// Whether it may be given more than once.
    var isRepeatable = false

    /// Refuses a value that is not taken.
    func check(_ value: String) throws(Problem) {
        switch kind {
        case .text(let maximum):
            guard value.unicodeScalars.count <= maximum else {
                throw problem("is longer than \(maximum) characters")
            }
            guard !value.isEmpty || !isRequired else { throw problem("is empty") }
        case .integer(let range):
            guard Self.integer(value).map(range.contains) == true else {
                throw problem("must be a whole number from \(range.lowerBound) to \(range.upperBound)")
            }
        case .flag:
            guard value == "true" || value == "false" else { throw problem("must be true or false") }
        case .choice(let names):
            guard names.contains(value) else {
                throw problem("must be one of \(names.joined(separator: ", "))")
            }
        case .choices(let names):
            let isKnown = CallValues.list(value).allSatisfy(names.contains)
            guard isKnown, !value.isEmpty else {
                throw problem("takes these names, separated by commas: \(names.joined(separator: ", "))")
            }
        case .names:
            guard value.unicodeScalars.count <= 1_000, !value.isEmpty else {
                throw problem("takes names, separated by commas, of at most 1000 characters")
            }
        case .span:
            guard CallValues.span(value) != nil else {
                throw problem("takes two numbers, counted from 0, as 300-340")
            }
        case .pages:
            guard CallValues.pages(value) != nil else {
                throw problem("takes page numbers, counted from 1, as 3 or 3-7")
            }
        }
    }

    /// A whole number written with digits alone, perhaps with a minus sign.
    static func integer(_ text: String) -> Int? {
        guard text.utf8.first != UInt8(ascii: "+") else { return nil }
        return Int(text)
    }

    private func problem(_ text: String) -> Problem {
        Problem(400, "parameter", "the parameter '\(name)' \(text)", hint: "see /api/v1/openapi.json")
    }
}
