import Foundation
import Testing

@Suite struct VersionTests {
    @Test func `the program tells its version`() throws {
        let outcome = try Program(folder: FileManager.default.temporaryDirectory).run("--version")
        #expect(outcome.status == 0)
        #expect(outcome.output == "0.1.0\n")
    }
}
