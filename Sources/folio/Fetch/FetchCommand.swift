internal import ArgumentParser
internal import Fetching
internal import Foundation
internal import Storage

/// `folio fetch`.
struct FetchCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "fetch",
        abstract: "Send files to a provider and store what it answers.",
        discussion: """
            Submits, waits, downloads, keeps the raw answer and ingests it. Every step is noted in the store before the next one, so \
            that no page is paid for twice: what was sent before with the same options is skipped, and after a crash or a lost network \
            --resume goes on where it stopped. Keys come from the environment or a private file; docs/providers.md tells which.

            Examples:
              folio fetch doc2x reports/ --dry-run
              folio fetch --resume
              folio jobs --state failed
            """,
        subcommands: [
            FetchDoc2XCommand.self, FetchComplexDOcrCommand.self, FetchParse4AICommand.self,
            FetchVolcengineCommand.self,
        ])

    @Flag(
        help: "Go on with what earlier runs left: send what was not sent, poll what was, of every provider.")
    var resume = false

    @OptionGroup var options: FetchRunOptions

    // Not in `validate`, which is asked before a provider's name is read.
    private func requireResume() throws {
        guard resume else {
            throw ValidationError(
                "Name a provider (\(ClientFactory.names.joined(separator: ", "))), or give --resume.")
        }
        if options.dryRun { throw ValidationError("--dry-run needs a provider and files.") }
        if options.key != nil { throw ValidationError("--key needs a provider and a file.") }
    }

    func run() async throws {
        try requireResume()
        let factory = try options.factory()
        let session = try FetchSession(options, factory: factory, hosts: factory.knownHosts)
        try session.finish(
            try await session.run { run in
                try await run.resume { try factory.client(for: $0) }
            })
    }
}
