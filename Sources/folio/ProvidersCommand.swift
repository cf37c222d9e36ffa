internal import ArgumentParser
internal import Foundation
internal import Providers

/// `folio providers`.
struct ProvidersCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "providers",
        abstract: "List the supported providers and the results that Folio recognizes.")

    /// One adapter as JSON.
    private struct Row: Encodable {
        let id: String
        let decoderVersion: Int
        let summary: String
    }

    @Flag(help: "Print JSON.")
    var json = false

    func run() throws {
        let rows = ProviderRegistry.all.map {
            Row(id: $0.id, decoderVersion: $0.decoderVersion, summary: $0.summary)
        }
        if json { return try JSONOutput.write(rows) }
        let width = rows.map(\.id.count).max() ?? 0
        for row in rows {
            try StandardOutput.putLine(
                "\(row.id.padding(toLength: width, withPad: " ", startingAt: 0))  \(row.summary)")
        }
    }
}
