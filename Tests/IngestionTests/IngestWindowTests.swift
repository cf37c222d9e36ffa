import Providers
import TestSupport
import Testing

@testable import Ingestion

@Suite struct IngestWindowTests {
    private func result(_ order: Int) -> DecodedResult {
        DecodedResult(
            source: "", key: String(order), hasPageRange: false,
            outcome: .failure(ProviderFailure(.unreadable, ""), provider: nil, payload: nil))
    }

    @Test func `Results come out in the order of reading, and no more than fits is in between`() async {
        var random = SeededRandom.fresh()
        for _ in 0..<SeededRandom.rounds(20) { await passThrough(&random) }
    }

    private func passThrough(_ random: inout SeededRandom) async {
        let sizes = (0..<200).map { _ in Int.random(in: 1...40, using: &random) }
        let pauses = sizes.map { _ in Int.random(in: 0...3, using: &random) }
        let window = IngestWindow(bytes: 100, results: 8)
        let source = Counter(end: sizes.count)
        let keys = await withTaskGroup(of: Void.self) { group in
            for _ in 0..<3 {
                group.addTask {
                    while await window.beginReading() {
                        guard let number = await source.next() else { return await window.end() }
                        let order = await window.admit(byteCount: sizes[number])
                        #expect(order == number)
                        for _ in 0..<pauses[number] { await Task.yield() }
                        await window.complete(order, [result(order)])
                    }
                }
            }
            var keys: [String] = []
            while let results = await window.next() {
                keys += results.map(\.key)
                let read = await source.count
                // At most eight results and 99 bytes wait when another one, of 40 bytes at most, is read.
                #expect(read - keys.count <= 9)
                let waiting: Int = sizes[keys.count..<max(keys.count, read)].reduce(0) { $0 + $1 }
                #expect(waiting <= 139)
            }
            return keys
        }
        let expected: [String] = sizes.indices.map { String($0) }
        #expect(keys == expected)
    }

    @Test func `Ending lets go whoever waits for room, and what was read is still handed out`() async {
        let window = IngestWindow(bytes: 1, results: 8)
        #expect(await window.beginReading())
        let order = await window.admit(byteCount: 1)
        async let isReading = window.beginReading()
        await window.end()
        #expect(await isReading == false)
        await window.complete(order, [result(order)])
        #expect(await window.next()?.map(\.key) == ["0"])
        #expect(await window.next() == nil)
    }
}

/// Numbers from 0, each handed out once.
private actor Counter {
    private(set) var count = 0
    private let end: Int

    init(end: Int) { self.end = end }

    func next() -> Int? {
        guard count < end else { return nil }
        defer { count += 1 }
        return count
    }
}
