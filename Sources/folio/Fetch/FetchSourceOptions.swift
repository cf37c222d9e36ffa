internal import ArgumentParser
internal import Fetching
internal import Foundation
internal import Providers

/// What `folio fetch PROVIDER` is to send, and how.
struct FetchSourceOptions: ParsableArguments {
    @Argument(help: ArgumentHelp("Files, folders and addresses.", valueName: "path"))
    var sources: [String] = []

    @Option(name: .customLong("from"), help: "A file with a path or an address on each line.")
    var list: String?

    @OptionGroup var options: FetchRunOptions

    func validate() throws {
        if sources.isEmpty, list == nil { throw ValidationError("Name files, folders or addresses.") }
        if options.key != nil, sources.count != 1 || list != nil {
            throw ValidationError("--key is for one file.")
        }
    }

    /// Fetches with a client, or tells what would be sent.
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
            throw ValidationError("--from: \(list) cannot be read.")
        }
        return String(decoding: data, as: UTF8.self).split(whereSeparator: \.isNewline)
            .map { $0.trimmingCharacters(in: .whitespaces) }.filter { !$0.isEmpty && !$0.hasPrefix("#") }
    }
}
