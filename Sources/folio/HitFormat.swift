internal import ArgumentParser
internal import Foundation
internal import Search

/// How hits are printed.
enum HitFormat: String, ExpressibleByArgument, CaseIterable {
    /// For people.
    case text
    /// One object, indented.
    case json
    /// An object a hit and line, as soon as it is found.
    case jsonl
    /// A row a hit.
    case csv

    /// Whether colours are shown: on a terminal, unless the user wants none (https://no-color.org).
    static var isColored: Bool {
        let noColor = ProcessInfo.processInfo.environment["NO_COLOR"] ?? ""
        return isatty(STDOUT_FILENO) == 1 && noColor.isEmpty
    }
}

/// A hit as a line of JSON: its members, and the cursor that continues after it.
struct SearchHitLine: Encodable {
    let hit: SearchHit
    let cursor: SearchCursor

    private enum CodingKeys: String, CodingKey { case cursor }

    func encode(to encoder: any Encoder) throws {
        try hit.encode(to: encoder)
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(cursor.text, forKey: .cursor)
    }
}
