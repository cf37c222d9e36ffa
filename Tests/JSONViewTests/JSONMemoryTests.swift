import JSONView
import Testing

/// Memory that goes from one text to the next shows in no value.
@Suite struct JSONMemoryTests {
    private func text(_ number: Int) -> [UInt8] {
        Array(
            #"{"number": \#(number), "list": ["\#(String(repeating: "x", count: number % 700))", 1.5]}"#.utf8)
    }

    private func number(_ document: JSONDocument) -> Int? { document.root["number"]?.int }

    @Test func `a document stays as it is while others are read and given up`() throws {
        var kept: [JSONDocument] = []
        for number in 0..<300 {
            let document = try JSONDocument(text(number))
            // Two of three are given up at once, and their memory may serve the next.
            if number % 3 == 0 { kept.append(document) }
        }
        #expect(kept.map(number) == stride(from: 0, to: 300, by: 3).map { $0 })
        #expect(kept.last?.root["list"]?.array?.first?.string?.count == 297)
    }

    @Test func `a text is read alike with and without room behind it`() throws {
        for room in [0, 1, 63, 64, 1000] {
            var bytes = text(42)
            bytes.reserveCapacity(bytes.count + room)
            #expect(number(try JSONDocument(bytes)) == 42)
            #expect(throws: JSONSyntaxError.self) { try JSONDocument(Array(#"{"a" "b"}"#.utf8)) }
        }
    }

    @Test func `a depth that one text allows holds for that text alone`() throws {
        let deep = Array((String(repeating: "[", count: 20) + String(repeating: "]", count: 20)).utf8)
        for _ in 0..<3 {
            #expect(throws: JSONSyntaxError.self) { try JSONDocument(deep, maximumDepth: 10) }
            _ = try JSONDocument(deep, maximumDepth: 30)
        }
    }

    @Test func `texts are read on many threads at a time`() async throws {
        let sums = try await withThrowingTaskGroup(of: Int.self) { group in
            for start in 0..<8 {
                group.addTask {
                    try (0..<200).reduce(0) { $0 + (number(try JSONDocument(text(start * 200 + $1))) ?? 0) }
                }
            }
            return try await group.reduce(0, +)
        }
        #expect(sums == (0..<1600).reduce(0, +))
    }
}
