/// Why an input did not become a parse, ready to be stored.
package struct FailureToStore: Sendable {
    /// The path of the input below what the user named.
    package var source: String
    /// `Provider.id`, if a provider was found.
    package var provider: String?
    /// A stable name: the raw value of `ProviderFailure.Code` or a code of ingest's own.
    package var code: String
    package var message: String
    /// The member and the JSON path or byte.
    package var location: String?
    /// The bytes that failed, kept so that a later adapter can try again; nil if none are kept.
    package var payload: PayloadToStore?

    package init(
        source: String, provider: String? = nil, code: String, message: String, location: String? = nil,
        payload: PayloadToStore? = nil
    ) {
        self.source = source
        self.provider = provider
        self.code = code
        self.message = message
        self.location = location
        self.payload = payload
    }
}
