import Foundation
import TestSupport
import Testing

@testable import TextQuality

/// MinHash against what datatrove computes; `tools/export-checks/datatrove_golden.py` wrote the simplified texts.
struct MinHashTests {
    private struct Golden: Decodable {
        let a: [UInt64]
        let b: [UInt64]
        let text: String
        let simplified: String
        let shingles: [UInt64]
        let sig: [[UInt64]]
    }

    private func golden(_ scheme: MinHashScheme) throws -> Golden {
        let file = Fixtures.folder.appending(path: "datatrove/minhash.json")
        let all = try JSONDecoder().decode([String: Golden].self, from: Data(contentsOf: file))
        return try #require(all[scheme == .fineweb ? "fineweb_sha1_14x8" : "finepdfs_xxh64_32x10"])
    }

    @Test(arguments: MinHashScheme.allCases)
    func `parameters, shingles and signatures are datatrove's to the bit`(_ scheme: MinHashScheme) throws {
        let golden = try golden(scheme)
        let minHash = MinHash(scheme)
        #expect(minHash.factors == golden.a)
        #expect(minHash.summands == golden.b)
        var shingler = Shingler(scheme)
        let shingles = shingler.shingles(of: Array(golden.text.utf8))
        #expect(shingles == golden.shingles)
        #expect(minHash.signature(of: shingles) == golden.sig.flatMap(\.self))
    }

    @Test func `texts are simplified as datatrove does it`() throws {
        let file = Fixtures.folder.appending(path: "datatrove/simplified.json")
        let cases = try JSONDecoder().decode([[String]].self, from: Data(contentsOf: file))
        #expect(cases.count > 30)
        var simplifier = TextSimplifier()
        for pair in cases {
            var output: [UInt8] = []
            Array(pair[0].utf8).withUnsafeBufferPointer { simplifier.simplify($0, to: &output) }
            // Where a mark alone stood between spaces, datatrove leaves both; words are the same.
            let words = { (text: String) in text.split(separator: " ").map { Array($0.unicodeScalars) } }
            #expect(words(String(decoding: output, as: UTF8.self)) == words(pair[1]), "\(pair[0])")
        }
    }

    @Test(arguments: [
        ("one two three four", 0), ("one two three four five", 1), ("one two three four five six", 2),
        // Characters of Chinese and Japanese count as words do, others stay together.
        ("水位观测", 0), ("水位观测站", 1), ("水位观测站 Radar 12 号", 4), ("かなカナ漢字", 2),
        // Little Chinese in English is a word.
        ("the water level 水位观测站 of the river gauge is read", 6),
        // Korean has spaces.
        ("한국어 문장입니다", 0),
    ])
    func `shingles are of five words, or five characters where there are no spaces`(
        _ text: String, _ count: Int
    ) {
        var shingler = Shingler(.fineweb)
        #expect(shingler.shingles(of: Array(text.utf8)).count == count)
    }

    @Test func `the share of equal hashes comes near the Jaccard similarity`() {
        var random = SeededRandom.fresh()
        let minHash = MinHash(.finepdfs)
        for share in [0.2, 0.5, 0.9] {
            let common = (0..<Int(1_000 * share)).map { _ in UInt64.random(in: 0...(.max), using: &random) }
            let own = { (random: inout SeededRandom) in
                (common.count..<1_000).map { _ in UInt64.random(in: 0...(.max), using: &random) }
            }
            let (first, second) = (common + own(&random), common + own(&random))
            let similarity = ShingleSet(first).similarity(to: ShingleSet(second))
            let union = Double(2_000 - common.count)
            #expect(abs(similarity - Double(common.count) / union) < 1e-9, "seed \(random.seed)")
            let pairs = zip(minHash.signature(of: first), minHash.signature(of: second))
            let equal = Double(pairs.count { $0 == $1 }) / 320
            // Four standard deviations of 320 draws.
            #expect(abs(equal - similarity) < 0.12, "seed \(random.seed)")
        }
    }
}
