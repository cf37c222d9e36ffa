import TestSupport
import Testing

@testable import Ingestion

/// A large archive is read in as few walks as the bound on waiting members allows.
@Suite struct ArchiveWalksTests {
    /// Each result's positions among members of one size.
    private static func walks(_ members: [[Int]], size: Int = 10, bound: Int) -> ArchiveWalks {
        let count = (members.flatMap(\.self).max() ?? -1) + 1
        let owners = (0..<count).map { position in members.indices.filter { members[$0].contains(position) } }
        return ArchiveWalks(
            members: members, owners: owners, sizes: [Int](repeating: size, count: count), bound: bound)
    }

    @Test func `results whose members stand together are read in one walk, however many they are`() {
        #expect(Self.walks((0..<1000).map { [2 * $0, 2 * $0 + 1] }, bound: 10).count == 1)
    }

    @Test func `results whose members stand far apart are read in further walks, and each in one`() {
        // All first members, then all second members, as `tar` writes a folder sorted by ending.
        let walks = Self.walks((0..<100).map { [$0, 100 + $0] }, bound: 200)
        #expect(walks.count > 1)
        #expect(walks.walkOfResult.allSatisfy { (0..<walks.count).contains($0) })
    }

    @Test func `a result that is larger than the bound waits alone`() {
        #expect(Self.walks([[0, 1, 2, 3]], size: 1000, bound: 10).count == 1)
    }

    @Test func `no walk lets more wait than the bound, unless one result alone does`() {
        var random = SeededRandom.fresh("walks")
        for _ in 0..<SeededRandom.rounds(200) {
            let count = Int.random(in: 1...40, using: &random)
            var positions = (0..<count * 2).shuffled(using: &random)
            let members = (0..<count).map { _ in [positions.removeLast(), positions.removeLast()].sorted() }
            let bound = Int.random(in: 10...200, using: &random)
            let walks = Self.walks(members, bound: bound)
            for walk in 0..<walks.count {
                let read = members.indices.filter { walks.walkOfResult[$0] == walk }
                #expect(!read.isEmpty)
                for position in 0..<count * 2 {
                    let waiting = read.filter { members[$0][0] <= position && position < members[$0][1] }
                    #expect(waiting.count <= 1 || waiting.count * 10 <= bound)
                }
            }
        }
    }
}
