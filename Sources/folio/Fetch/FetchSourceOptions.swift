internal import ArgumentParser
internal import Fetching
internal import Foundation
internal import Providers

/// What `folio fetch PROVIDER` is to send, and how.
struct FetchSourceOptions: ParsableArguments {
    @Argument(help: ArgumentHelp("Files, folders and URLs.", valueName: "path"))
    var sources: [String] = []

    @Option(name: .customLong("from"), help: "File with one path or URL per line.")
    var list: String?

    @OptionGroup var options: FetchRunOptions

    func validate() throws {
        if sources.isEmpty, list == nil { throw ValidationError("name at least one file, folder or URL") }
        if options.key != nil, sources.count != 1 || list != nil {
            throw ValidationError("--key works with one file only")
        }
    }

    /// Fetches with a client, or shows what would be sent.
    func run(_ make: (ClientFactory) throws -> any ProviderClient) async throws {
        let factory = try options.factory()
        let client = try make(factory)
        let finder = SourceFinder(
            names: sources + (try listed()), limits: client.limits, service: client.name, key: options.key)
        if options.dryRun { return try FetchPreview(finder, client, options).print() }
        let session = try FetchSession(options, factory: factory, hosts: client.knownHosts)
        try session.finish(
            try await session.run { try await $0.fetch(finder, with: client) })
    }

    private func listed() throws -> [String] {
        guard let list else { return [] }
        guard let data = FileManager.default.contents(atPath: list) else {
            throw ValidationError("--from: cannot read \(list)")
        }
        return String(decoding: data, as: UTF8.self).split(whereSeparator: \.isNewline)
            .map { $0.trimmingCharacters(in: .whitespaces) }.filter { !$0.isEmpty && !$0.hasPrefix("#") }
    }
}
