internal import JSONView

/// A text of one JSON value a line (NDJSON, JSON Lines), whose lines are read one by one.
struct JSONLines {
    /// The values with the numbers of their lines, from 1.
    private(set) var values: [(line: Int, value: JSONValue)] = []
    /// The lines that are not JSON: how many, and the first.
    private(set) var unreadable: (count: Int, first: Int) = (0, 0)
    /// What was mended to read the lines.
    private(set) var repairs: [(line: Int, repair: JSONRepair)] = []

    /// The first value of a member that is not JSON as a whole; nil if the first line is not JSON either.
    static func first(of member: OpenedPayload.Member) -> JSONValue? {
        guard case .malformedJSON = member.content else { return nil }
        let line = member.bytes.prefix { $0 != 0x0A }
        // Without a second line there is nothing that NDJSON would explain.
        guard line.count < member.bytes.count else { return nil }
        return try? JSONDocument(Array(line)).root
    }

    /// The first value of a member every line of which is JSON, and which is therefore not broken JSON; nil for any other.
    static func head(of member: OpenedPayload.Member) -> JSONValue? {
        guard let first = first(of: member) else { return nil }
        let lines = JSONLines(member, maximumDepth: DecodingLimits().jsonDepth)
        return lines.unreadable.count == 0 && lines.values.count > 1 ? first : nil
    }

    init(_ member: OpenedPayload.Member, maximumDepth: Int) {
        var number = 0
        for line in member.bytes.split(separator: 0x0A, omittingEmptySubsequences: false) {
            number += 1
            guard line.contains(where: { $0 > 0x20 }) else { continue }
            if let document = try? JSONDocument(Array(line), maximumDepth: maximumDepth) {
                values.append((number, document.root))
                repairs += document.repairs.map { (number, $0) }
            } else {
                unreadable = (unreadable.count + 1, unreadable.count == 0 ? number : unreadable.first)
            }
        }
    }
}
