import DocumentModel
import Providers
import TestSupport
import Testing

/// Mutated fixtures: whatever the bytes, decoding ends in a document that can be written or in a failure.
@Suite struct ProviderMutationTests {
    /// What numbers and strings are replaced with.
    private static let values = [
        "null", "-1", "0", "9223372036854775807", "-9223372036854775808", "1e308", "-1e308", "1e-308", "\"\"",
        "\"9e999\"", "[]", "{}",
        "true", "[[]]", "\"中\"",
    ].map { Array($0.utf8) }

    @Test(arguments: ProviderCase.all) func `no mutation of a fixture crashes`(_ fixture: ProviderCase) throws
    {
        var generator = SeededRandom.fresh(fixture.testDescription)
        let payload = fixture.payload
        let bytes = ByteMutator(pieces: Self.values)
        let rounds = SeededRandom.mutations(60)
        for round in 0..<rounds {
            let members = payload.members.map { (member: Payload.Member) -> Payload.Member in
                guard round % 3 == 0 else {
                    return Payload.Member(name: member.name, bytes: mutated(member.bytes, &generator))
                }
                var changed = member.bytes
                bytes.mutate(&changed, &generator)
                return Payload.Member(name: member.name, bytes: changed)
            }
            guard let document = try? fixture.decoded(Payload(name: payload.name, members: members)) else {
                continue
            }
            // Numbers that are not finite cannot be written.
            #expect(throws: Never.self, "seed \(generator.seed)") { try document.json() }
        }
        print("fuzzed \(rounds) inputs of \(fixture.testDescription)")
    }

    /// The bytes with a few values replaced, or a few bytes changed.
    private func mutated(_ bytes: [UInt8], _ generator: inout SeededRandom) -> [UInt8] {
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
