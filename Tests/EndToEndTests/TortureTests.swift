import Foundation
import TestSupport
import Testing

/// The small form of `tools/torture`, part by part.
@Suite(.threadOfItsOwn) struct TortureTests {
    /// The parts and their rounds, so many that all of them stay under half a minute in the gate.
    private static let parts: [(name: String, rounds: Int)] = [
        ("kill", Gate.isWhole ? 6 : 3), ("io", Gate.isWhole ? 6 : 3), ("full", Gate.isWhole ? 2 : 1),
        ("writers", 1), ("cut", 1), ("flip", 1), ("values", 1), ("old", 1),
    ]

    @Test(arguments: parts)
    func `nothing is lost`(part: String, rounds: Int) throws {
        #if os(Linux)
            let workspace = try Workspace()
            let torture = Fixtures.repository.appending(path: "tools/torture").path
            let seed = SeededRandom.fresh("torture \(part)").seed
            let outcome = try workspace.tool(
                "python3", torture, "--small", "--parts", part, "--rounds", "\(SeededRandom.rounds(rounds))",
                "--seed", "\(seed)", "--folio", Program.binary.path)
            guard let outcome else { return print("skipped: no python3") }
            #expect(outcome.status == 0, "\(outcome.output)\(outcome.errors)")
            #expect(outcome.output.contains("nothing lost"))
        #else
            print("skipped: the library that makes calls fail is made for Linux")
        #endif
    }
}
