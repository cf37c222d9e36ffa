import Foundation
import TestSupport
import Testing

/// `tools/install` puts the program where a shell, man and SQLite find it.
@Suite struct InstallTests {
    @Test func `programs, extension, man pages, completions and documents are installed`() throws {
        let workspace = try Workspace()
        let prefix = workspace.path("prefix")
        let build = Program.binary.deletingLastPathComponent().path
        let install = Process()
        install.executableURL = Fixtures.repository.appending(path: "tools/install")
        install.arguments = [prefix]
        install.environment = ProcessInfo.processInfo.environment.merging(["FOLIO_BUILD": build]) { $1 }
        install.standardOutput = FileHandle.nullDevice
        try install.run()
        install.waitUntilExit()
        #expect(install.terminationStatus == 0)
        for path in [
            "bin/folio", "bin/folio-serve", "share/man/man1/folio.1", "share/man/man1/folio-search.1",
            "share/man/man1/folio-fetch-doc2x.1", "share/bash-completion/completions/folio",
            "share/zsh/site-functions/_folio", "share/fish/vendor_completions.d/folio.fish",
            "share/doc/folio/README.md", "share/doc/folio/search.md",
        ] {
            let attributes = try FileManager.default.attributesOfItem(atPath: "\(prefix)/\(path)")
            #expect((attributes[.size] as? Int ?? 0) > 0, "\(path)")
        }
        let page = try String(contentsOfFile: "\(prefix)/share/man/man1/folio-search.1", encoding: .utf8)
        #expect(page.contains("\\-\\-provider, \\-p <provider>") && page.contains(".SH DESCRIPTION"))
    }

    @Test func `the installed program finds its extension`() throws {
        let workspace = try Workspace()
        let installed = try workspace.program.run("extension-path")
        let path = installed.output.trimmingCharacters(in: .newlines)
        #expect(FileManager.default.fileExists(atPath: path) && path.contains("libfolio_tokenizer"))
    }
}
