internal import Archives
internal import Providers

extension SourceItem {
    /// The item that represents an archive or member that cannot be read.
    static func failed(source: String, key: String, _ error: ArchiveError) -> SourceItem {
        SourceItem(source: source, key: key, content: .failure(ProviderFailure(error)))
    }
}

extension ProviderFailure {
    /// The same failure in the words of ingest.
    init(_ error: ArchiveError) {
        let code: Code =
            switch error.code {
            case .malformed: .malformed
            case .limitExceeded: .limitExceeded
            case .encrypted: .encrypted
            case .unreadable: .unreadable
            }
        let place = [error.member, error.offset.map { "byte \($0)" }].compactMap(\.self).joined(
            separator: " ")
        self.init(code, error.message, at: place.isEmpty ? nil : place, kind: error.reason)
    }
}
