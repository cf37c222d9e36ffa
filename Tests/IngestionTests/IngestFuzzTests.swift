import Foundation
import Providers
import Storage
import TestSupport
import Testing

@testable import Ingestion

/// Mutated results of every adapter go the whole way into a store: each is stored whole, or a failure with its reason.
@Suite struct IngestFuzzTests {
    private static let pieces = [
        "null", "-1", "0", "9223372036854775807", "-9223372036854775808", "1e308", "1e-308", "NaN", "\"\"",
        "[]", "{}", "true",
        "\"\\u0000\"", "\\ud835", "\"page_idx\":-3,", "\"page_idx\":0,", "<table><tr><td>", "$$",
        "![](a.png)", "[[[[",
    ].map { Array($0.utf8) }

    private static let cases: [(provider: String, members: [Payload.Member])] = ProviderRegistry.all.flatMap {
        provider in
        let folder = Fixtures.folder.appending(path: provider.id)
        return Fixtures.folders(in: folder).map { name in
            let files = Fixtures.files(below: folder.appending(path: "\(name)/payload"))
            return (provider.id, files.map { Payload.Member(name: $0.name, bytes: $0.bytes) })
        }
    }

    @Test func `no mutation of a result keeps the store from being whole`() throws {
        var generator = SeededRandom.fresh("fuzz ingest")
        let store = try DocumentStore.inMemory(clock: { Date(timeIntervalSince1970: 1_767_323_045) })
        let mutator = ByteMutator(pieces: Self.pieces)
        let rounds = SeededRandom.rounds(250)
        var stored = 0
        var recorder = IngestRecorder(writer: try DocumentWriter(store), options: IngestOptions())
        for round in 0..<rounds {
            let fixture = generator.element(of: Self.cases)
            let members = fixture.members.map { member in
                var bytes = member.bytes
                for _ in 0..<Int.random(in: 0...3, using: &generator) { mutator.mutate(&bytes, &generator) }
                return Payload.Member(name: member.name, bytes: bytes)
            }
            var options = IngestOptions()
            options.provider = fixture.provider
            let decoder = ResultDecoder(options: options, existingParses: { _ in [] })
            let item = SourceItem(
                source: "\(round)", key: "k\(round % 40)",
                content: .payload(Payload(name: "\(round)", members: members), container: nil))
            for result in decoder.decode(item) {
                if case .parse = result.outcome { stored += 1 }
                do {
                    try recorder.record(result)
                } catch {
                    throw BrokenPromise(
                        "seed \(generator.seed), round \(round), \(fixture.provider): \(error)")
                }
            }
            if round % 500 == 499 { try recorder.finish() }
        }
        try recorder.finish()
        print("fuzzed \(rounds) inputs of ingest")
        #expect(stored > rounds / 10)
        // No input of these may be one that the store refused.
        let refused = try store.read { try $0.failures() }.filter {
            $0.message.contains("rejected this input")
        }
        #expect(refused.map(\.message) == [], "seed \(generator.seed)")
        #expect(try store.check() == [], "seed \(generator.seed)")
        let findings = try DeepCheck(store: store).run().findings.map(\.message)
        for finding in findings { print(finding.debugDescription) }
        #expect(findings.isEmpty, "seed \(generator.seed)")
    }
}
