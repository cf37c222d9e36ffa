import Testing

@testable import Storage

@Suite struct PreferredParsesTests {
    private func candidate(
        _ id: Int64, _ pages: ClosedRange<Int>?, by provider: String = "alpha", offset: Bool = false
    ) -> PreferredParses.Candidate {
        PreferredParses.Candidate(id: id, provider: provider, hasPageOffset: offset, pages: pages)
    }

    @Test func `the latest parse is preferred`() {
        #expect(
            PreferredParses.choose([candidate(2, 0...1, by: "beta"), candidate(1, 0...1)], provider: nil) == [
                2
            ])
    }

    @Test func `the user's provider goes before the latest, as long as it has a parse`() {
        let candidates = [candidate(2, 0...1, by: "beta"), candidate(1, 0...1)]
        #expect(PreferredParses.choose(candidates, provider: "alpha") == [1])
        #expect(PreferredParses.choose(candidates, provider: "gamma") == [2])
    }

    @Test func `parts come in the order of their pages, whatever the order they came in`() {
        let candidates = [
            candidate(3, 0...9, offset: true), candidate(2, 20...29, offset: true),
            candidate(1, 10...19, offset: true),
        ]
        #expect(PreferredParses.choose(candidates, provider: nil) == [3, 1, 2])
    }

    @Test func `one part may do without an offset, two may not`() {
        #expect(
            PreferredParses.choose([candidate(2, 5...9, offset: true), candidate(1, 0...4)], provider: nil)
                == [1, 2])
        #expect(PreferredParses.choose([candidate(2, 5...9), candidate(1, 0...4)], provider: nil) == [2])
    }

    @Test func `a part that overlaps a later one, or is another provider's, is left out`() {
        let candidates = [
            candidate(3, 5...9, offset: true), candidate(2, 4...5, offset: true),
            candidate(1, 0...3, by: "beta", offset: true),
        ]
        #expect(PreferredParses.choose(candidates, provider: nil) == [3])
    }

    @Test func `without a parse nothing is preferred`() {
        #expect(PreferredParses.choose([], provider: "alpha") == [])
    }
}
