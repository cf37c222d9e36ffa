import DocumentModel
import Providers
import Testing

/// Mutated fixtures: whatever the bytes, decoding ends in a document that can be written or in a failure.
@Suite struct ProviderMutationTests {
    /// SplitMix64 (Steele, Lea and Flood 2014): the same numbers for the same seed on every platform.
    private struct SeededGenerator: RandomNumberGenerator {
        var state: UInt64

        mutating func next() -> UInt64 {
            state &+= 0x9E37_79B9_7F4A_7C15
            var mixed = state
            mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
            mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
            return mixed ^ (mixed >> 31)
        }
    }

    /// What numbers and strings are replaced with.
    private static let values = [
        "null", "-1", "0", "9223372036854775807", "-9223372036854775808", "1e308", "-1e308", "1e-308", "\"\"",
        "\"9e999\"", "[]", "{}",
        "true", "[[]]", "\"中\"",
    ].map { Array($0.utf8) }

    @Test(arguments: ProviderCase.all) func `no mutation of a fixture crashes`(_ fixture: ProviderCase) throws
    {
        let seed = UInt64.random(in: 0...(.max))
        print("\(fixture.testDescription) seed \(seed)")
        var generator = SeededGenerator(state: seed)
        let payload = fixture.payload
        for _ in 0..<60 {
            let members = payload.members.map {
                Payload.Member(name: $0.name, bytes: mutated($0.bytes, &generator))
            }
            guard let document = try? fixture.decoded(Payload(name: payload.name, members: members)) else {
                continue
            }
            // Numbers that are not finite cannot be written.
            #expect(throws: Never.self, "seed \(seed)") { try document.json() }
        }
    }

    /// The bytes with a few values replaced, or a few bytes changed.
    private func mutated(_ bytes: [UInt8], _ generator: inout SeededGenerator) -> [UInt8] {
        var bytes = bytes
        for _ in 0..<Int.random(in: 1...3, using: &generator) where !bytes.isEmpty {
            let start = Int.random(in: bytes.indices, using: &generator)
            if Int.random(in: 0..<4, using: &generator) == 0 {
                bytes[start] = UInt8.random(in: 0...255, using: &generator)
                continue
            }
            // A value goes from a colon, comma or opening bracket to the next comma or closing bracket.
            let value = bytes[start...]
            guard let first = value.firstIndex(where: { Array(":,[".utf8).contains($0) }),
                let end = value[(first + 1)...].firstIndex(where: { Array(",]}".utf8).contains($0) })
            else { continue }
            bytes.replaceSubrange((first + 1)..<end, with: Self.values.randomElement(using: &generator) ?? [])
        }
        return bytes
    }
}
