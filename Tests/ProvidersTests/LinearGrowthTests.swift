import DocumentModel
import JSONView
import Providers
import TestSupport
import Testing

/// Decoding takes time that grows with the input as the input does, whatever part of it is long.
@Suite struct LinearGrowthTests {
    /// How many of what is repeated the smallest input has: about what the test below needs to find a square.
    private static let fewestItems = 60

    /// How often the smallest input has what has so many items already.
    ///
    /// `tools/check --all` repeats it far more often; that takes minutes.
    private static func copies(of items: Int) -> Int {
        Gate.isWhole ? 150 : max(8, (fewestItems + items - 1) / max(items, 1))
    }

    @Test(arguments: ProviderRegistry.all.map(\.id))
    func `decoding n, 2n and 4n repeats takes work that grows linearly`(
        provider: String
    ) {
        guard Growth.isCounted else { return print("skipped: this C library does not let steps be counted") }
        var tried: Set<GrowingPlace> = []
        var worst = (ratio: 0.0, place: "nothing")
        for fixture in ProviderCase.all where fixture.provider == provider {
            guard (try? fixture.decoded(fixture.payload)) != nil else { continue }
            for (position, member) in fixture.payload.members.enumerated() {
                for (place, items, grow) in Self.growths(of: member, excluding: &tried) {
                    let copies = Self.copies(of: items)
                    func measure(_ factors: [Int]) -> [Int] {
                        factors.map { factor in
                            var members = fixture.payload.members
                            members[position] = Payload.Member(
                                name: member.name, bytes: grow(copies * factor))
                            let payload = Payload(name: fixture.name, members: members)
                            return Growth.steps { _ = try? fixture.decoded(payload) }
                        }
                    }
                    var steps = measure([1, 2, 4])
                    var ratio = Growth.ratio((steps[0], steps[1], steps[2]))
                    // From some size on, a text is read in other pieces, at more steps a letter. Only growth that goes on is none that is linear.
                    if ratio > Growth.largestLinearRatio {
                        steps = measure([8, 16, 32])
                        ratio = Growth.ratio((steps[0], steps[1], steps[2]))
                    }
                    if ratio > worst.ratio {
                        worst = (ratio, "\(fixture.testDescription) \(member.name) \(place)")
                    }
                    #expect(
                        ratio <= Growth.largestLinearRatio,
                        "\(fixture.testDescription) \(member.name) \(place): \(steps)")
                }
            }
        }
        print(
            "growth of \(provider): \(tried.count) places, the second doubling adds at most \(worst.ratio) times the first, \(worst.place)"
        )
        #expect(!tried.isEmpty || !ProviderCase.all.contains { $0.provider == provider })
    }

    /// The ways to make a file longer, each once for all fixtures of an adapter, with the number of items that a copy has.
    private static func growths(
        of member: Payload.Member, excluding tried: inout Set<GrowingPlace>
    ) -> [(GrowingPlace, Int, (Int) -> [UInt8])] {
        if let document = try? JSONDocument(member.bytes), document.root.string == nil {
            let tree = JSONTree(document.root)
            return tree.growingPlaces.sorted { "\($0)" < "\($1)" }.filter { tried.insert($0).inserted }.map {
                place in
                (place, tree.items(at: place), { tree.grown(at: place, times: $0).bytes })
            }
        }
        if member.bytes.first == UInt8(ascii: "<") {
            return RepeatedElements.all(in: String(decoding: member.bytes, as: UTF8.self)).compactMap {
                element in
                let place = GrowingPlace.string([element.name])
                guard tried.insert(place).inserted else { return nil }
                return (place, 1, { Array(element.repeated($0).utf8) })
            }
        }
        let place = GrowingPlace.string([member.name])
        guard [".md", ".mmd", ".html", ".tsv"].contains(where: member.name.hasSuffix),
            tried.insert(place).inserted
        else { return [] }
        let lines = member.bytes.split(separator: 0x0A).count
        return [
            (place, lines, { Array(repeating: member.bytes + Array("\n\n".utf8), count: $0).flatMap { $0 } })
        ]
    }

    /// A reader with the fault that the property is for: it reads all sizes again for every page.
    @Test func `a decoder that looks from the beginning for every item is found out`() throws {
        guard Growth.isCounted else { return }
        let tree = JSONTree(
            try JSONDocument(
                Array(#"{"pages":[{"page_id":1,"text":"t"}],"sizes":[{"page_id":1,"width":3}]}"#.utf8)
            ).root)
        func steps(_ isQuadratic: Bool, _ times: Int) throws -> Int {
            let root = try JSONDocument(tree.grown(at: .arrays(below: []), times: times).bytes).root
            let sizes = root["sizes"]?.elements
            return Growth.steps {
                var widths: [Int: Int] = [:]
                if !isQuadratic, let sizes {
                    for size in sizes { widths[size["page_id"]?.int ?? 0] = size["width"]?.int }
                }
                for page in root["pages"]?.elements.map({ $0 }) ?? [] {
                    let number = page["page_id"]?.int
                    let width =
                        isQuadratic
                        ? sizes?.map { [$0["page_id"]?.int, $0["width"]?.int] }.first { $0[0] == number }?[1]
                        : widths[number ?? 0]
                    #expect(width == 3)
                }
            }
        }
        for isQuadratic in [true, false] {
            let ratio = Growth.ratio(
                (try steps(isQuadratic, 50), try steps(isQuadratic, 100), try steps(isQuadratic, 200)))
            #expect((ratio > Growth.largestLinearRatio) == isQuadratic, "\(ratio)")
        }
    }
}

/// An element of an XML text that can be written several times in its place.
private struct RepeatedElements {
    let name: String
    private let before: Substring
    private let element: Substring
    private let after: Substring

    /// The first element of each name, as far as it has an end tag.
    static func all(in text: String) -> [RepeatedElements] {
        var found: [RepeatedElements] = []
        for match in text.matches(of: /<([A-Za-z][\w:]*)/) {
            let name = String(match.1)
            guard !found.contains(where: { $0.name == name }) else { continue }
            var depth = 0
            for tag in text[match.range.lowerBound...].matches(of: /<(\/?)([A-Za-z][\w:]*)[^>]*?(\/?)>/)
            where tag.2 == name {
                depth += tag.1 == "/" ? -1 : tag.3 == "/" ? 0 : 1
                guard depth <= 0 else { continue }
                found.append(
                    RepeatedElements(
                        name: name, before: text[..<match.range.lowerBound],
                        element: text[match.range.lowerBound..<tag.range.upperBound],
                        after: text[tag.range.upperBound...]))
                break
            }
        }
        return found
    }

    func repeated(_ times: Int) -> String {
        before + String(repeating: String(element), count: times) + after
    }
}
