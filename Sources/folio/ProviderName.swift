internal import ArgumentParser
internal import Foundation
internal import Providers
internal import Storage

/// The names of providers that options take.
enum ProviderName {
    /// Refuses a name that no adapter has, and lists the known names.
    static func validate(_ names: [String], stored: [String] = []) throws {
        let known = ProviderRegistry.all.map(\.id) + stored
        for name in names where !known.contains(name) {
            throw ValidationError(
                "unknown provider '\(name)'; the providers are \(known.joined(separator: ", "))")
        }
    }

    /// Refuses a name that could not be searched for later.
    static func validateNew(_ name: String) throws {
        let isName = name.utf8.allSatisfy {
            switch $0 {
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"): true
            default: "._-".utf8.contains($0)
            }
        }
        guard isName, (1...64).contains(name.utf8.count), name.utf8.first != UInt8(ascii: "-") else {
            throw ValidationError(
                "--as '\(name)' is invalid; use up to 64 lowercase letters, digits, dots, hyphens and underscores"
            )
        }
    }
}

extension StoreOptions {
    /// Refuses stores among words: a pattern without quotation marks, which the shell has replaced by paths.
    func requireQuoted(_ words: [String]) throws {
        guard let store, let stray = words.first(where: { $0.hasSuffix(".db") }),
            FileManager.default.fileExists(atPath: stray), FileManager.default.fileExists(atPath: store)
        else { return }
        throw ValidationError(
            "\(stray) is a file, not a word to search for; write a pattern of stores in quotation marks: --store 'parts/*.db'"
        )
    }

    /// Refuses a provider that neither an adapter is called, nor a parse of this store.
    func validate(providers names: [String]) throws {
        let adapters = ProviderRegistry.all.map(\.id)
        guard !Set(names).isSubset(of: adapters) else { return }
        // A store that cannot be read is reported when the command opens it.
        guard let stored = try? openSet().read({ try $0.providers() }) else { return }
        try ProviderName.validate(names, stored: stored.filter { !adapters.contains($0) })
    }
}
