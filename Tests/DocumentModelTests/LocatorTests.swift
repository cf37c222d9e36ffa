import DocumentModel
import TestSupport
import Testing

@Suite struct LocatorTests {
    @Test(arguments: [
        ("2024/report", [Locator("2024/report")]),
        ("report#p12", [Locator("report#p12"), Locator("report", .page(12))]),
        ("report#p12/b7", [Locator("report#p12/b7"), Locator("report", .block(page: 12, ordinal: 7))]),
        (
            "a b/水#p1/b0:10-42",
            [Locator("a b/水#p1/b0:10-42"), Locator("a b/水", .text(page: 1, ordinal: 0, range: 10..<42))]
        ),
        (
            "me@home#p3",
            [
                Locator("me@home#p3"), Locator("me@home", .page(3)),
                Locator("me", provider: "home", .page(3)),
            ]
        ),
        ("report@mineru", [Locator("report@mineru"), Locator("report", provider: "mineru")]),
        // The `id` of an exported record.
        (
            "report#p2@mineru",
            [
                Locator("report#p2@mineru"), Locator("report#p2", provider: "mineru"),
                Locator("report", provider: "mineru", .page(2)),
            ]
        ),
        ("a#p1#p2", [Locator("a#p1#p2"), Locator("a#p1", .page(2))]),
        ("a#p007", [Locator("a#p007"), Locator("a", .page(7))]),
    ]) func `a text is read from its end, the longest key first`(_ text: String, _ readings: [Locator]) {
        #expect(Locator.readings(of: text) == readings)
    }

    @Test(arguments: [
        "report#p0", "report#p", "report#12", "report#p1/7", "report#p1/b", "report#p1/b7:", "report#p1/b7:4",
        "report#p1/b7:4-4", "report#p1/b7:5-4", "report#p1/b7:1-2-3", "report#p-1", "report#p1 ", "report#P1",
        "report#p99999999999999999999", "report#p1/b99999999999999999999", "#p1", "@mineru", "report@",
        "report@Me", "report#p１",
    ]) func `what is no address is only a key`(_ text: String) {
        #expect(Locator.readings(of: text) == [Locator(text)])
    }

    @Test func `an address is written as it is read`() {
        #expect(Locator("a/b", .page(12)).text == "a/b#p12")
        #expect(Locator("a/b", provider: "doc2x", .page(12)).text == "a/b@doc2x#p12")
        #expect(Locator("a/b", .block(page: 1, ordinal: 0)).text == "a/b#p1/b0")
        #expect(Locator("a/b", .text(page: 1, ordinal: 7, range: 10..<42)).text == "a/b#p1/b7:10-42")
        #expect(Locator("a/b", provider: "doc2x").text == "a/b@doc2x")
        #expect(Locator("a/b").text == "a/b")
    }

    @Test func `a document whose whole key looks like an address does not hide a page`() {
        let page = Locator("a", .page(1))
        #expect(page.text(besides: []) == "a#p1")
        #expect(page.text(besides: ["a#p1"]) == "a#p01")
        #expect(page.text(besides: ["a#p1", "a#p01"]) == "a#p001")
        #expect(page.text(besides: ["a#p2", "a@mineru"]) == "a#p1")
        let parse = Locator("a", provider: "mineru", .page(1))
        #expect(parse.text(besides: ["a@mineru"]) == "a#p1@mineru")
        #expect(parse.text(besides: ["a@mineru", "a#p1"]) == "a#p01@mineru")
    }

    /// Any keys at once, as a store could have them, and any address: reading it with these keys gives the address back.
    @Test func `every address of every document is read as itself, whatever keys there are`() {
        var random = SeededRandom.fresh()
        for _ in 0..<SeededRandom.rounds(2_000) {
            let keys = Set((0..<12).map { _ in hostileKey(&random) })
            for key in keys {
                let locator = address(in: key, &random)
                let like = keys.filter { $0.hasUTF8Prefix(key + "#p") || $0.hasUTF8Prefix(key + "@") }
                let text = locator.text(besides: like)
                let read = Locator.readings(of: text).first { keys.contains($0.key) }
                #expect(read == locator, "\(text) among \(keys.sorted())")
                #expect(read.map { Array($0.key.utf8) } == Array(key.utf8))
            }
        }
    }

    /// Short keys of a few pieces, so that many are beginnings and addresses of others.
    private func hostileKey(_ random: inout SeededRandom) -> String {
        let pieces = [
            "a", "#", "p", "1", "0", "/", "b", ":", "-", "@", "#p1", "#p01", "/b0", ":0-1", "@m", "@n", "é",
            "水",
            "\u{301}", "\u{200D}", "\n", " ", "%23", "\u{600}",
        ]
        let count = Int.random(in: 0...4, using: &random)
        return "a" + (0..<count).map { _ in random.element(of: pieces) }.joined()
    }

    private func address(in key: String, _ random: inout SeededRandom) -> Locator {
        let page = random.element(of: [1, 1, 2, 10, .max])
        let ordinal = random.element(of: [0, 0, 1, .max])
        let places: [Locator.Place] = [
            .page(page), .block(page: page, ordinal: ordinal),
            .text(page: page, ordinal: ordinal, range: random.element(of: [0..<1, 3..<1_000])),
        ]
        return Locator(key, provider: random.element(of: [nil, "m", "n"]), random.element(of: places))
    }
}

extension String {
    fileprivate func hasUTF8Prefix(_ other: String) -> Bool { utf8.starts(with: other.utf8) }
}
