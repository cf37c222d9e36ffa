import Comparison
import TestSupport
import Testing

@Suite struct EditDistanceTests {
    /// The textbook's recurrence, cell by cell.
    private func textbook(_ first: [UInt32], _ second: [UInt32]) -> Int {
        var row = Array(0...second.count)
        for (i, a) in first.enumerated() {
            var diagonal = row[0]
            row[0] = i + 1
            for (j, b) in second.enumerated() {
                let above = row[j + 1]
                row[j + 1] = min(above + 1, row[j] + 1, diagonal + (a == b ? 0 : 1))
                diagonal = above
            }
        }
        return row[second.count]
    }

    @Test(arguments: [
        ("kitten", "sitting", 3), ("", "abc", 3), ("abc", "", 3), ("", "", 0), ("水位观测", "水位观察", 1),
        ("ab", "ba", 2),
    ])
    func `the distance is the fewest edits`(first: String, second: String, distance: Int) {
        #expect(
            EditDistance.between(first.unicodeScalars.map(\.value), second.unicodeScalars.map(\.value))
                == distance)
    }

    @Test func `sequences of any length have the distance that the textbook's matrix gives`() {
        var random = SeededRandom.fresh()
        for _ in 0..<SeededRandom.rounds(200) {
            let letters: UInt32 = .random(in: 1...6, using: &random)
            func sequence() -> [UInt32] {
                (0..<Int.random(in: 0...150, using: &random)).map { _ in
                    .random(in: 0...letters, using: &random)
                }
            }
            let (first, second) = (sequence(), sequence())
            #expect(
                EditDistance.between(first, second) == textbook(first, second),
                "seed \(random.seed): \(first) \(second)")
        }
    }

    @Test(arguments: [63, 64, 65, 127, 128, 129])
    func `lengths around the block size are no special case`(length: Int) {
        let middle = [UInt32](repeating: 1, count: length)
        let first: [UInt32] = [2] + middle + [3]
        let second: [UInt32] = [4] + middle + [5]
        #expect(EditDistance.between(first, second) == 2)
        let longer: [UInt32] = [1, 3] + middle + middle
        #expect(EditDistance.between(first, longer) == textbook(first, longer))
    }
}
