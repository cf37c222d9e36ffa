internal import ArgumentParser
internal import CProcessSettings
internal import Foundation
internal import Rows

/// The command line: one file a subcommand; the only target that wires the others together.
@main
struct Folio: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "folio",
        abstract: "Store, search and export document-parsing results.",
        discussion: """
            Folio reads the results of many document parsers (MinerU, Docling, Doc2X, Textract, Azure and others; see `folio providers`), \
            stores them in one SQLite file, searches them in Chinese and English with page and bounding box, and exports them.

            Start with:
              folio ingest RESULTS/
              folio search "水位 station"
              folio export --format markdown -o OUT/

            Exit status: 0: success. 1: nothing was found, or some inputs failed. 2: wrong usage, unreadable store, or complete failure.
            """,
        version: FolioVersion.current,
        subcommands: [
            IngestCommand.self, FetchCommand.self, JobsCommand.self, AssetsCommand.self, SearchCommand.self,
            SimilarCommand.self, ShowCommand.self, LocateCommand.self,
            DocumentsCommand.self,
            PreferCommand.self,
            ExportCommand.self, ConvertCommand.self, StatsCommand.self, CheckCommand.self,
            RenormalizeCommand.self,
            ReindexCommand.self,
            DeleteCommand.self, VacuumCommand.self, MergeCommand.self, BackupCommand.self,
            ProvidersCommand.self,
            CompareCommand.self, ServeCommand.self, OpenCommand.self, MCPCommand.self,
            ExtensionPathCommand.self,
        ])

    /// Runs the command line and ends the process with the exit status of the contract.
    ///
    /// All of it stays on the main thread: to start another takes longer than to read the arguments.
    nonisolated(nonsending) static func main() async {
        folio_process_settings_apply()
        StandardStream.occupyClosed()
        Foundation.exit(await status(of: Array(CommandLine.arguments.dropFirst())))
    }

    /// Runs a command line, reports what went wrong, and returns the exit status.
    nonisolated(nonsending) private static func status(of arguments: [String]) async -> Int32 {
        do {
            try CommandName.require(in: arguments, of: Folio.self)
            var command = try parseAsRoot(arguments)
            if var asynchronous = command as? any AsyncParsableCommand {
                try await asynchronous.run()
            } else {
                try command.run()
            }
            try StandardOutput.finish()
            return 0
        } catch {
            return FailureReport(error, arguments: arguments).print()
        }
    }
}
