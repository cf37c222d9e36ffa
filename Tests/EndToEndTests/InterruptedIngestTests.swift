import Foundation
import Testing

/// An ingest that is killed leaves whole documents only, and the same command brings in the rest.
@Suite(.serialized) struct InterruptedIngestTests {
    /// Writes results of that many documents into the folder `in`.
    private func makeInput(_ workspace: Workspace, documents: Int, pages: Int) throws {
        for number in 0..<documents {
            let texts = (1...pages).map { "Station \(number) page \($0) reads \(number * $0) 水位" }
            try workspace.write(
                try MadeResults.openDataLoader(pages: texts), to: "in/\(number / 100)/station-\(number).json")
        }
    }

    /// The store opens, is whole, and every document in it has all its pages; returns how many there are.
    private func expectWholeDocuments(_ workspace: Workspace, pages: Int, _ place: String) throws -> Int {
        guard workspace.exists("folio.db") else { return 0 }
        let check = try workspace.folio("check")
        #expect(check.status == 0, "\(place): \(check.output)\(check.errors)")
        let documents = try workspace.folio("documents", "--json")
        #expect(documents.status <= 1, "\(place): \(documents.errors)")
        let rows = try documents.json.array ?? []
        for row in rows {
            #expect(row["page_count"] == .integer(pages), "\(place): \(row["key"])")
            #expect(
                row["parses"].array?.map { $0["page_count"] } == [.integer(pages)], "\(place): \(row["key"])")
        }
        return rows.count
    }

    @Test func `killed at ten moments, an ingest ends in the same content as one left alone`() throws {
        let (documents, pages) = (150, 4)
        let seed = UInt64.random(in: 0...UInt64.max)
        print("seed \(seed)")
        var random = SeededRandom(seed: seed)
        let workspace = try Workspace()
        try makeInput(workspace, documents: documents, pages: pages)
        let start = ContinuousClock.now
        #expect(try workspace.folio("ingest", "in", "--store", "calm.db").status == 0)
        let duration = (ContinuousClock.now - start) / .seconds(1)

        for moment in 0..<10 {
            // Once in each tenth of the time; sooner where the machine has become faster meanwhile.
            var delay = duration * (Double(moment) + Double(random.next() % 1000) / 1000) / 10
            while true {
                let running = try workspace.program.start(["ingest", "in"])
                Thread.sleep(forTimeInterval: delay)
                if running.killNow() { break }
                for ending in ["", "-wal", "-shm"] {
                    try? FileManager.default.removeItem(atPath: workspace.path("folio.db\(ending)"))
                }
                delay /= 2
            }
            _ = try expectWholeDocuments(workspace, pages: pages, "seed \(seed), moment \(moment)")
        }

        let last = try workspace.json("ingest", "in")
        #expect(last["failed"] == .integer(0))
        #expect(try expectWholeDocuments(workspace, pages: pages, "seed \(seed), the end") == documents)
        #expect(try workspace.digest() == workspace.digest(store: "calm.db"))
    }

    @Test func `what was committed before the kill is kept, and not ingested again`() throws {
        // The writer commits every thousand results.
        let documents = 1050
        let workspace = try Workspace()
        try makeInput(workspace, documents: documents, pages: 1)
        let running = try workspace.program.start(["ingest", "in"])
        var stored = 0
        while stored == 0, running.isRunning {
            Thread.sleep(forTimeInterval: 0.1)
            stored = (try? workspace.json("stats")["documents"].integer) ?? 0
        }
        guard running.killNow() else {
            return print("skipped: the ingest was over before it could be killed")
        }
        let kept = try expectWholeDocuments(workspace, pages: 1, "after the kill")
        #expect(kept >= 1000)
        let rest = try workspace.json("ingest", "in")
        #expect(rest["skipped"] == .integer(kept))
        #expect(rest["documents"] == .integer(documents - kept))
        #expect(try expectWholeDocuments(workspace, pages: 1, "the end") == documents)
    }

    /// SplitMix64: the same numbers for the same seed.
    private struct SeededRandom: RandomNumberGenerator {
        private var state: UInt64

        init(seed: UInt64) { state = seed }

        mutating func next() -> UInt64 {
            state &+= 0x9E37_79B9_7F4A_7C15
            var mixed = state
            mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
            mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
            return mixed ^ (mixed >> 31)
        }
    }
}
