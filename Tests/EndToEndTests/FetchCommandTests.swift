import Foundation
import ProviderEmulators
import TestSupport
import Testing

/// `folio fetch`, `folio jobs` and `folio assets download` as a user runs them, against the emulators.
@Suite struct FetchCommandTests {
    /// What the environment of a user who has all keys holds.
    static func environment(_ emulator: ProviderEmulator) -> [String: String] {
        [
            "DOC2X_API_KEY": EmulatorState.Key.doc2X, "COMPLEXDOCR_APP_ID": EmulatorState.Key.appID,
            "COMPLEXDOCR_AUTHORIZATION": EmulatorState.Key.authorization,
            "PARSE4AI_API_KEY": EmulatorState.Key.parse4AI, "VOLC_ACCESSKEY": EmulatorState.Key.accessKey,
            "VOLC_SECRETKEY": EmulatorState.Key.secretKey, "DOC2X_BASE_URL": emulator.baseURL,
            "COMPLEXDOCR_BASE_URL": emulator.baseURL, "PARSE4AI_BASE_URL": emulator.parse4AIURL,
            "VOLC_BASE_URL": emulator.baseURL, "FOLIO_FETCH_PACE": "0.01",
            "FOLIO_CREDENTIALS": "credentials",
        ]
    }

    /// The providers, with what each takes: three pages.
    static let providers = [
        ("doc2x", "report.pdf"), ("complexdocr", "report.pdf"),
        ("parse4ai", "https://example.com/report-3p.pdf"),
        ("volcengine", "report.pdf"),
    ]

    private func run(
        _ workspace: Workspace, _ emulator: ProviderEmulator, _ arguments: [String],
        _ more: [String: String] = [:]
    ) async throws -> Program.Outcome {
        let environment = Self.environment(emulator).merging(more) { _, new in new }
        return try await workspace.program.runAside(arguments, environment: environment)
    }

    @Test(arguments: providers)
    func `a file becomes a parse that is found`(_ provider: String, _ source: String) async throws {
        let (workspace, emulator) = (try Workspace(), try await ProviderEmulator.start())
        try workspace.write(MadePDF.bytes(["alpha gauge", "beta gauge", "gamma gauge"]), to: "report.pdf")
        let outcome = try await run(
            workspace, emulator, ["fetch", provider, source, "--allow-private-network", "--json"])
        #expect(outcome.status == 0, "\(outcome.output)\(outcome.errors)")
        let lines = try outcome.output.split(separator: "\n").map { try JSON(parsing: $0) }
        #expect(lines.contains { $0["event"] == .string("done") })
        #expect(lines.last?["done"] == .integer(1))
        #expect(lines.last?["pages"] == .integer(3))
        #expect(outcome.errors == "")
        let word = provider == "parse4ai" ? "\"page 2 of\"" : "beta"
        let hit = try workspace.json("search", word)["hits"][0]
        #expect(hit["page_number"] == .integer(2))
        #expect(try workspace.folio("check").output == "ok\n")
        #expect(try workspace.folio("check", "--deep").output == "ok\n")
        let job = try workspace.json("jobs")[0]
        #expect(job["state"] == .string("done"))
        #expect(job["pages_charged"] == .integer(3))
        // Keys are in no file of the store, in no output, and not in the ledger.
        for key in [EmulatorState.Key.doc2X, EmulatorState.Key.authorization, EmulatorState.Key.secretKey] {
            #expect(!outcome.output.contains(key) && !outcome.errors.contains(key))
            for file in ["folio.db", "folio.db-wal", "folio.db.lock"] where workspace.exists(file) {
                #expect(try Data(workspace.bytes(file)).range(of: Data(key.utf8)) == nil)
            }
        }
    }

    @Test func `images are downloaded at fetch, or later, and stay through renormalize`() async throws {
        let (workspace, emulator) = (try Workspace(), try await ProviderEmulator.start())
        try workspace.write(MadePDF.bytes(["one", "two"]), to: "now.pdf")
        try workspace.write(MadePDF.bytes(["three"]), to: "later.pdf")
        let now = try await run(
            workspace, emulator,
            ["fetch", "doc2x", "now.pdf", "--assets", "download", "--allow-private-network"])
        #expect(now.status == 0)
        #expect(now.output.contains("downloaded 2 images, 0 failed\n"))
        _ = try await run(workspace, emulator, ["fetch", "doc2x", "later.pdf", "--allow-private-network"])
        let refused = try await run(workspace, emulator, ["assets", "download"])
        #expect(refused.status == 1)
        #expect(refused.output == "downloaded 0 images, 1 failed\n")
        #expect(
            refused.errors.contains(
                "the answer refers to 127.0.0.1, which is 127.0.0.1 in a private network;"))
        let later = try await run(
            workspace, emulator, ["assets", "download", "--allow-private-network"])
        #expect(later.status == 0)
        #expect(later.output == "downloaded 1 image, 0 failed\n")
        let digest = try workspace.digest()
        #expect(try workspace.folio("renormalize", "--all").status == 0)
        #expect(try workspace.digest() == digest)
        #expect(try workspace.folio("check").output == "ok\n")
        #expect(try workspace.folio("check", "--deep").output == "ok\n")
    }

    @Test func `an address of a private network in an answer is not followed`() async throws {
        let (workspace, emulator) = (try Workspace(), try await ProviderEmulator.start())
        try workspace.write(MadePDF.bytes(["one"]), to: "report.pdf")
        let outcome = try await run(
            workspace, emulator, ["fetch", "doc2x", "report.pdf", "--allow-host", "127.0.0.1"])
        #expect(outcome.status == 2)
        #expect(
            outcome.errors.contains(
                "address_refused: the answer refers to 127.0.0.1, which is 127.0.0.1 in a private network; "
                    + "if the service runs in your own network, give --allow-private-network"))
        let other = try await run(workspace, emulator, ["fetch", "doc2x", "report.pdf"])
        #expect(
            other.errors.contains(
                "address_refused: the answer refers to 127.0.0.1, which is not a known host of this service;")
        )
        #expect(await emulator.state.calls["upload"] == nil)
    }

    @Test func `a dry run sends and writes nothing`() async throws {
        let (workspace, emulator) = (try Workspace(), try await ProviderEmulator.start())
        try workspace.write(MadePDF.bytes((0..<30).map { "sheet \($0)" }), to: "in/long.pdf")
        try workspace.write("words", to: "in/notes.txt")
        let outcome = try await run(workspace, emulator, ["fetch", "complexdocr", "in", "--dry-run"])
        #expect(outcome.status == 0)
        #expect(
            outcome.output == """
                in/long.pdf: 30 pages in 2 calls
                in/notes.txt: kind: complexdocr does not accept this type of file
                would send 1 file in 2 calls: 30 pages

                """)
        #expect(await emulator.state.calls == [:])
        #expect(!workspace.exists("folio.db"))
        _ = try await run(workspace, emulator, ["fetch", "complexdocr", "in"])
        let again = try await run(workspace, emulator, ["fetch", "complexdocr", "in", "--dry-run"])
        #expect(again.output.contains("in/long.pdf: 30 pages in 2 calls, 2 sent before\n"))
    }

    @Test func `keys come from a private file, and a file that others can read is refused`() async throws {
        let (workspace, emulator) = (try Workspace(), try await ProviderEmulator.start())
        try workspace.write(MadePDF.bytes(["one"]), to: "report.pdf")
        try workspace.write("# keys\nDOC2X_API_KEY=\(EmulatorState.Key.doc2X)\n", to: "credentials")
        let arguments = ["fetch", "doc2x", "report.pdf", "--allow-private-network"]
        try FileManager.default.setAttributes(
            [.posixPermissions: 0o644], ofItemAtPath: workspace.path("credentials"))
        let open = try await run(workspace, emulator, arguments, ["DOC2X_API_KEY": ""])
        #expect(open.status == 2)
        #expect(
            open.errors
                == "folio: credentials can be read by other users, so it was not used\n  run: chmod 600 credentials; create new keys if others had access\n"
        )
        try FileManager.default.setAttributes(
            [.posixPermissions: 0o600], ofItemAtPath: workspace.path("credentials"))
        var environment = Self.environment(emulator)
        environment["DOC2X_API_KEY"] = nil
        #expect(try await run(workspace, emulator, arguments, ["DOC2X_API_KEY": ""]).status == 2)
        try workspace.write("", to: "empty")
        let missing = try await run(
            workspace, emulator, arguments, ["DOC2X_API_KEY": "", "FOLIO_CREDENTIALS": "nothing"])
        #expect(missing.status == 2)
        #expect(
            missing.errors
                == "folio: DOC2X_API_KEY is not set\n  get it from open.noedgeai.com, and set it in the environment or as a line DOC2X_API_KEY=… in nothing (chmod 600)\n"
        )
    }

    @Test func `what one store paid for, a store that takes it in does not pay for again`() async throws {
        let (workspace, emulator) = (try Workspace(), try await ProviderEmulator.start())
        try workspace.write(MadePDF.bytes(["one"]), to: "report.pdf")
        let arguments = ["fetch", "complexdocr", "report.pdf"]
        #expect(try await run(workspace, emulator, arguments + ["--store", "other.db"]).status == 0)
        try workspace.write(MadePDF.bytes(["two"]), to: "second.pdf")
        #expect(try await run(workspace, emulator, ["fetch", "complexdocr", "second.pdf"]).status == 0)
        #expect(try workspace.folio("merge", "other.db").status == 0)
        let again = try await run(workspace, emulator, arguments)
        #expect(again.status == 0)
        #expect(again.output.hasPrefix("0 fetched: 0 pages; 1 sent before"))
        #expect(await emulator.state.pages == ["complexdocr": 2])
        #expect(try workspace.folio("check").output == "ok\n")
    }

    @Test func `jobs are listed and filtered`() async throws {
        let (workspace, emulator) = (try Workspace(), try await ProviderEmulator.start())
        try workspace.write(MadePDF.bytes(["one"]), to: "a.pdf")
        try workspace.write(MadePDF.bytes(["two"]), to: "b.pdf")
        await emulator.state.setFaults([EmulatorFault("submit", .code("10305"))])
        let outcome = try await run(
            workspace, emulator, ["fetch", "complexdocr", "a.pdf", "b.pdf", "--jobs", "1"])
        #expect(outcome.status == 1)
        #expect(outcome.errors.contains("failed: a.pdf: 10305: complexDOcr reports error 10305"))
        #expect(outcome.output.hasPrefix("1 fetched: 1 page; 0 sent before, 1 failed, 0 uncertain, 0 left"))
        #expect(try workspace.json("jobs").array?.count == 2)
        let failed = try workspace.json("jobs", "--state", "failed,uncertain", "--provider", "complexdocr")
        #expect(failed.array?.map { $0["source"] } == [.string("a.pdf")])
        #expect(failed[0]["code"] == .string("10305"))
        let unknown = try workspace.folio("jobs", "--state", "lost")
        #expect(unknown.status == 2)
        #expect(
            unknown.errors.hasPrefix(
                "folio: unknown state 'lost'; the states are pending, submitting, running"))
        #expect(try workspace.folio("jobs", "--provider", "doc2x").status == 1)
    }
}
