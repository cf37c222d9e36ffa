import Foundation
import ProviderEmulators
import TestSupport
import Testing

/// The commands that the guide to providers and the help of `folio fetch` show run as they stand.
@Suite struct FetchDocumentationTests {
    private let guide: String

    init() throws {
        guide = try String(
            contentsOf: Fixtures.repository.appending(path: "docs/providers.md"), encoding: .utf8)
    }

    /// The words of a command, without a comment at its end.
    private func words(_ line: Substring) -> [String] {
        line.split(separator: "#")[0].split(separator: " ").map(String.init)
    }

    @Test func `every command of the guide and of the help runs against the emulators`() async throws {
        let (workspace, emulator) = (try Workspace(), try await ProviderEmulator.start())
        for name in ["report.pdf", "reports/a.pdf", "letters/b.pdf"] {
            try workspace.write(MadePDF.bytes(["text of \(name)"]), to: name)
        }
        try workspace.write([0xFF, 0xD8, 0xFF, 0xE0, 1], to: "scans/c.jpg")
        try workspace.write(
            "https://example.com/one.pdf\nhttps://example.com/two-2p.pdf\n", to: "addresses.txt")
        let helps = try [
            ["fetch"], ["fetch", "doc2x"], ["fetch", "complexdocr"], ["fetch", "parse4ai"],
            ["fetch", "volcengine"], ["jobs"], ["assets", "download"],
        ].map { try workspace.program.run($0 + ["--help"]).output }
        let commands = ([guide] + helps).flatMap { $0.split(separator: "\n") }
            .filter { $0.hasPrefix("folio ") || $0.hasPrefix("  folio ") }
            // The server of callbacks runs until it is stopped; ServeCommandTests start it.
            .filter { !$0.contains("folio serve") }
        #expect(commands.count >= 24)
        var environment = FetchCommandTests.environment(emulator)
        environment["PARSE4AI_SEED"] = "seed_of_tests"
        for command in commands {
            var arguments = Array(words(command).dropFirst())
            if arguments[0] != "jobs" { arguments.append("--allow-private-network") }
            // Documents of the guide that this store has under another key.
            arguments = arguments.map { $0 == "2024/report" ? "report" : $0 }
            let outcome = try await workspace.program.runAside(arguments, environment: environment)
            #expect(outcome.status <= 1, "\(command): \(outcome.errors)")
        }
    }

    @Test func `of every provider the guide tells the key, a command, limits, costs and what is kept`() {
        let sections = guide.components(separatedBy: "\n## ").dropFirst(2)
        #expect(
            sections.map { $0.prefix { $0 != "\n" } } == [
                "Doc2X", "complexDOcr", "parse4ai", "Volcengine OCRPdf",
            ])
        for section in sections {
            for part in ["| Key |", "| Takes |", "| Costs |", "| Kept |", "```sh\nfolio fetch "] {
                #expect(section.contains(part), "\(part) of \(section.prefix(12))")
            }
        }
    }

    @Test func `every option of every provider stands in the guide`() throws {
        let program = try SampleStore.reading()
        for provider in ["doc2x", "complexdocr", "parse4ai", "volcengine"] {
            let help = try program.run("fetch", provider, "--help").output
            let options = help.matches(of: /\n  (--[a-z0-9-]+)/).map { String($0.1) }
            #expect(options.count > 10)
            for option in options where !["--store", "--help", "--version"].contains(option) {
                let isShown = guide.contains(option) || option == "--base-url"
                #expect(isShown, "\(option) of \(provider)")
            }
        }
    }

    @Test func `every variable that is read stands in the guide`() throws {
        let folder = Fixtures.repository.appending(path: "Sources/Fetching/Credentials")
        for file in ["ClientFactory.swift", "CredentialStore.swift"] {
            let source = try String(contentsOf: folder.appending(path: file), encoding: .utf8)
            let names = Set(source.matches(of: /"([A-Z0-9]+_[A-Z_]+)"/).map { String($0.1) })
            for name in names.subtracting(["XDG_CONFIG_HOME"]) { #expect(guide.contains(name), "\(name)") }
        }
    }
}
