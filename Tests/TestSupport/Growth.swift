internal import CStepCounter

/// Whether work grows with its input as the input does, counted in steps and not in seconds.
package enum Growth {
    /// Whether steps are counted here.
    package static var isCounted: Bool { folio_steps_are_counted() }

    /// The steps that the current thread takes, which are its calls for memory.
    package static func steps(_ body: () -> Void) -> Int {
        let before = folio_steps()
        body()
        return Int(clamping: folio_steps() - before)
    }

    /// How much more the second doubling of the input adds than the first: 2 where work grows linearly, 4 where it grows with the square.
    ///
    /// - Parameter steps: For inputs of 1, 2 and 4 times a size.
    /// - Returns: 0 where hardly anything is done.
    package static func ratio(_ steps: (Int, Int, Int)) -> Double {
        // A few steps more or less, as for a string that is skipped, are no growth.
        guard steps.2 - steps.0 >= fewestSteps else { return 0 }
        return Double(steps.2 - steps.1) / Double(max(steps.1 - steps.0, 1))
    }

    private static let fewestSteps = 600

    /// A ratio above this is no linear growth; sorting adds a tenth, and a buffer that doubles some more.
    package static let largestLinearRatio = 2.7
}

/// The places of a JSON text that can be made longer.
package enum GrowingPlace: Hashable, CustomStringConvertible {
    /// The arrays below an object that are reached through objects only, all at once: lists that refer to each other grow together.
    case arrays(below: [String])
    /// A long string, such as markdown or HTML.
    case string([String])

    package var description: String {
        switch self {
        case .arrays(let path): "arrays below $" + path.map { "." + $0 }.joined()
        case .string(let path): "string $" + path.map { "." + $0 }.joined()
        }
    }
}

extension JSONTree {
    /// Every place below, `[]` standing for the elements of an array.
    package var growingPlaces: Set<GrowingPlace> {
        var found: Set<GrowingPlace> = []
        findPlaces([], &found)
        return found
    }

    private func findPlaces(_ path: [String], _ found: inout Set<GrowingPlace>) {
        switch self {
        case .scalar: break
        case .string(let text):
            if text.utf8.count >= 12, !text.hasPrefix("data:") { found.insert(.string(path)) }
        case .array(let values):
            if path.isEmpty { found.insert(.arrays(below: [])) }
            for value in values { value.findPlaces(path + ["[]"], &found) }
        case .object(let members):
            if members.contains(where: { $0.value.hasArray }) { found.insert(.arrays(below: path)) }
            for member in members { member.value.findPlaces(path + [member.name], &found) }
        }
    }

    private var hasArray: Bool {
        switch self {
        case .array(let values): values.contains { if case .scalar = $0 { false } else { true } }
        case .object(let members): members.contains { $0.value.hasArray }
        case .scalar, .string: false
        }
    }

    /// The value with the first place of that kind `times` as long; numbers and references in the copies go on counting.
    package func grown(at place: GrowingPlace, times: Int) -> JSONTree {
        switch place {
        case .arrays(let path):
            changingFirst(path[...]) { $0.repeatingArrays(times, counts: self.counts) } ?? self
        case .string(let path):
            changingFirst(path[...]) { value in
                guard case .string(let text) = value else { return value }
                return .string(Array(repeating: text, count: times).joined(separator: "\n"))
            } ?? self
        }
    }

    /// How many items the shortest of the arrays that `grown` repeats has, or how many lines its text has.
    package func items(at place: GrowingPlace) -> Int {
        switch place {
        case .arrays(let path): first(path[...])?.arrayCounts.min() ?? 1
        case .string(let path):
            if case .string(let text)? = first(path[...]) { text.split(separator: "\n").count } else { 1 }
        }
    }

    private func first(_ path: ArraySlice<String>) -> JSONTree? {
        guard let name = path.first else { return self }
        let below: [JSONTree] =
            switch self {
            case .array(let values) where name == "[]": values
            case .object(let members): members.filter { $0.name == name }.map(\.value)
            default: []
            }
        for value in below {
            if let found = value.first(path.dropFirst()) { return found }
        }
        return nil
    }

    /// The lengths of the arrays that are reached through objects only, as far as they are repeated.
    private var arrayCounts: [Int] {
        switch self {
        case .object(let members): members.flatMap(\.value.arrayCounts)
        case .array(let values): hasArray ? [values.count] : []
        case .scalar, .string: []
        }
    }

    private func changingFirst(_ path: ArraySlice<String>, _ change: (JSONTree) -> JSONTree) -> JSONTree? {
        guard let name = path.first else { return change(self) }
        switch self {
        case .array(var values) where name == "[]":
            for position in values.indices {
                guard let changed = values[position].changingFirst(path.dropFirst(), change) else { continue }
                values[position] = changed
                return .array(values)
            }
            return nil
        case .object(var members):
            for position in members.indices where members[position].name == name {
                guard let changed = members[position].value.changingFirst(path.dropFirst(), change) else {
                    continue
                }
                members[position].value = changed
                return .object(members)
            }
            return nil
        default: return nil
        }
    }

    /// The lengths of the outermost object's arrays, by which `#/texts/3` goes on in a copy.
    private var counts: [String: Int] {
        guard case .object(let members) = self else { return [:] }
        let pairs = members.compactMap { member -> (String, Int)? in
            if case .array(let values) = member.value { (member.name, values.count) } else { nil }
        }
        return Dictionary(pairs) { $1 }
    }

    private func repeatingArrays(_ times: Int, counts: [String: Int]) -> JSONTree {
        switch self {
        case .scalar, .string: return self
        case .object(let members):
            return .object(members.map { ($0.name, $0.value.repeatingArrays(times, counts: counts)) })
        case .array(let values):
            guard hasArray else { return self }
            return .array(
                (0..<times).flatMap { copy in values.map { $0.shifted(copy, by: values.count, counts, nil) } }
            )
        }
    }

    private static let counters = ["id", "idx", "index", "page", "number", "no"]

    private func shifted(_ copy: Int, by count: Int, _ counts: [String: Int], _ name: String?) -> JSONTree {
        switch self {
        case .scalar(let text):
            guard let name, let number = Int(text),
                let word = name.split(whereSeparator: { "_ ".contains($0) }).last,
                Self.counters.contains(String(word))
            else { return self }
            return .scalar("\(number + copy * count)")
        case .string(let text):
            guard text.hasPrefix("#/") else { return self }
            let parts = text.split(separator: "/", omittingEmptySubsequences: false)
            guard parts.count == 3, parts[0] == "#", let position = Int(parts[2]),
                let count = counts[String(parts[1])]
            else { return self }
            return .string("#/\(parts[1])/\(position + copy * count)")
        case .array(let values): return .array(values.map { $0.shifted(copy, by: count, counts, nil) })
        case .object(let members):
            return .object(members.map { ($0.name, $0.value.shifted(copy, by: count, counts, $0.name)) })
        }
    }
}
