internal import ArgumentParser
internal import Providers

/// The names of providers that options take.
enum ProviderName {
    /// Refuses a name that no adapter has, and tells the ones there are.
    static func validate(_ names: [String]) throws {
        for name in names where ProviderRegistry.provider(id: name) == nil {
            let known = ProviderRegistry.all.map(\.id).joined(separator: ", ")
            throw ValidationError("There is no provider '\(name)'. Known are \(known).")
        }
    }
}
