import Foundation
import TestSupport
import Testing

/// Words in comments that docs/style.md replaces.
@Suite struct StyleTests {
    /// The most of each that comments may have.
    ///
    /// Lower a number when there are fewer; do not raise it.
    private static let bounds: [String: Int] = [
        "where": 289, "stand": 134, "is no": 74, "tell": 41, "go on": 20, "anew": 2, "so many": 11,
        "pass over": 7,
        "hand out": 0, "the one before": 6,
    ]

    /// The word or phrase that a word begins, by the words that follow.
    private static func phrase(_ word: Substring, _ next: Substring?, _ second: Substring?) -> String? {
        switch (word, next) {
        case ("where", _): "where"
        case ("stand", _), ("stands", _), ("standing", _), ("stood", _): "stand"
        case ("is", "no"), ("are", "no"), ("is", "none"), ("are", "none"): "is no"
        case ("tell", _), ("tells", _), ("telling", _), ("told", _): "tell"
        case ("go", "on"), ("goes", "on"), ("going", "on"): "go on"
        case ("anew", _): "anew"
        case ("so", "many"): "so many"
        case ("pass", "over"), ("passes", "over"), ("passed", "over"): "pass over"
        case ("hand", "out"), ("hands", "out"), ("handed", "out"): "hand out"
        case ("the", "one") where second == "before" || second == "after": "the one before"
        default: nil
        }
    }

    private static func counts() throws -> [String: Int] {
        let sources = Fixtures.repository.appending(path: "Sources")
        var counts = bounds.mapValues { _ in 0 }
        for path in try FileManager.default.subpathsOfDirectory(atPath: sources.path)
        where path.hasSuffix(".swift") && !path.contains("/Generated/") {
            let text = try String(contentsOf: sources.appending(path: path), encoding: .utf8)
            for line in text.utf8.split(separator: UInt8(ascii: "\n")) {
                guard let start = line.firstIndex(where: { $0 != UInt8(ascii: " ") }),
                    line[start...].starts(with: "//".utf8)
                else { continue }
                let words = (Substring(line[start...])).lowercased().split { !$0.isLetter }
                for position in words.indices {
                    let rest = words[(position + 1)...]
                    if let phrase = phrase(words[position], rest.first, rest.dropFirst().first) {
                        counts[phrase, default: 0] += 1
                    }
                }
            }
        }
        return counts
    }

    @Test func `comments do not gain words that the style replaces`() throws {
        let counts = try Self.counts()
        for (phrase, most) in Self.bounds {
            #expect(counts[phrase, default: 0] <= most, "\(phrase): see the table in docs/style.md")
        }
    }
}
