/// The parameters of a request, checked against those that its operation takes.
struct CallValues: Sendable {
    private let values: [String: [String]]

    /// Checks every parameter.
    ///
    /// - Throws: `Problem` with the status 400 for one that is unknown, repeated, missing or has a value that is not taken.
    init(_ given: [APIRequest.Parameter], taken: [Parameter]) throws(Problem) {
        var values: [String: [String]] = [:]
        for (name, value) in given.lazy.map({ ($0.name, $0.value) }) {
            guard let parameter = taken.first(where: { $0.name == name }) else {
                let names = taken.map(\.name).joined(separator: ", ")
                throw Problem(
                    400, "parameter", "there is no parameter '\(name)' here",
                    hint: names.isEmpty ? "leave it out" : "the parameters are \(names)")
            }
            try parameter.check(value)
            if values[name] != nil, !parameter.isRepeatable {
                throw Problem(
                    400, "parameter", "the parameter '\(name)' is given twice", hint: "give it once")
            }
            values[name, default: []].append(value)
            guard values[name]?.count ?? 0 <= Parameter.mostRepetitions else {
                throw Problem(
                    400, "parameter",
                    "the parameter '\(name)' is given more than \(Parameter.mostRepetitions) times",
                    hint: "ask several times")
            }
        }
        for parameter in taken where parameter.isRequired && values[parameter.name] == nil {
            throw Problem(
                400, "parameter", "the parameter '\(parameter.name)' is missing", hint: parameter.summary)
        }
        self.values = values
    }

    /// The text of a parameter; nil if it is missing or empty.
    func text(_ name: String) -> String? { values[name]?.last.flatMap { $0.isEmpty ? nil : $0 } }

    /// All values of a parameter that may be given more than once.
    func all(_ name: String) -> [String] { (values[name] ?? []).filter { !$0.isEmpty } }

    func integer(_ name: String) -> Int? { text(name).flatMap { Int($0) } }

    func flag(_ name: String) -> Bool { text(name) == "true" }

    /// The names that a parameter lists.
    func list(_ name: String) -> [String] { text(name).map(Self.list) ?? [] }

    /// The range of pages that a parameter names.
    func pages(_ name: String) -> ClosedRange<Int>? { text(name).flatMap(Self.pages) }

    /// The code points that a parameter names.
    func span(_ name: String) -> Range<Int>? { text(name).flatMap(Self.span) }

    static func span(_ text: String) -> Range<Int>? {
        let numbers = text.split(separator: "-", omittingEmptySubsequences: false).map {
            Parameter.integer(String($0))
        }
        guard numbers.count == 2, let first = numbers[0], let last = numbers[1], 0 <= first, first < last
        else { return nil }
        return first..<last
    }

    static func list(_ text: String) -> [String] {
        text.split(separator: ",").map { String($0.drop { $0 == " " }) }
    }

    static func pages(_ text: String) -> ClosedRange<Int>? {
        let numbers = text.split(separator: "-", omittingEmptySubsequences: false).map {
            Parameter.integer(String($0))
        }
        guard (1...2).contains(numbers.count), let first = numbers[0], let last = numbers[numbers.count - 1],
            1 <= first, first <= last
        else { return nil }
        return first...last
    }
}
