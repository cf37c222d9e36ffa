import Foundation
import TestSupport
import Testing

/// The small form of `tools/bench ingest`: what it prints at length is in docs/benchmarks.md.
@Suite(.threadOfItsOwn) struct BenchmarkTests {
    @Test func `the ingest benchmark runs beside its floor, with readers, and as the store grows`() throws {
        let workspace = try Workspace()
        let bench = Fixtures.repository.appending(path: "tools/benchmarks/ingest").path
        let outcome = try workspace.tool(
            "python3", bench, "--small", "--folio", Program.binary.path, "--work",
            workspace.path("bench"))
        guard let outcome else { return print("skipped: no python3") }
        #expect(outcome.status == 0, "\(outcome.output)\(outcome.errors)")
        let tables = [
            "| folio |", "| floor: the same rows", "everything stored before", "| both (", "### Growth",
        ]
        for table in tables { #expect(outcome.output.contains(table), "\(table)") }
    }
}
