import TestSupport
import Testing

@testable import Exports

struct PairSorterTests {
    @Test func `pairs are sorted alike in memory and on disk`() throws {
        var random = SeededRandom.fresh()
        let folder = try TemporaryFolder()
        for count in [0, 1, 63, 64, 65, 5_000] {
            let sorter = PairSorter(in: folder.path, capacity: 64)
            var expected: [PairSorter.Pair] = []
            for record in 0..<UInt32(count) {
                let key = UInt64.random(in: 0..<100, using: &random)
                expected.append(PairSorter.Pair(key: key, record: record))
                try sorter.add(key, record)
            }
            var found: [PairSorter.Pair] = []
            try sorter.forEach { found.append($0) }
            #expect(found == expected.sorted(), "\(count), seed \(random.seed)")
        }
        #expect(folder.files.isEmpty)
    }
}
