internal import ArgumentParser
internal import Fetching
internal import Foundation
internal import Storage

/// `folio fetch`.
struct FetchCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "fetch",
        abstract: "Send files to a provider and store the results.",
        discussion: """
            Uploads each file, waits for the result, downloads and ingests it, and keeps the raw answer. Every step is recorded in the \
            store before the next begins, so that no page is paid for twice: files that were sent before with the same options are skipped, \
            and after a crash or a network failure --resume continues. API keys come from the environment or a private file; see \
            docs/providers.md.

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
        help: "Continue earlier runs of all providers: send what is pending, poll what is running.")
    var resume = false

    @OptionGroup var options: FetchRunOptions

    // Not in `validate`, which is asked before a provider's name is read.
    private func requireResume() throws {
        guard resume else {
            throw ValidationError(
                "name a provider (\(ClientFactory.names.joined(separator: ", "))), or give --resume")
        }
        if options.dryRun { throw ValidationError("--dry-run needs a provider and files") }
        if options.key != nil { throw ValidationError("--key needs a provider and a file") }
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
