/// Why a payload did not become a document.
package struct ProviderFailure: Error, Equatable, Sendable {
    /// The closed list of reasons; the raw values are what users and `ingest_failures.code` see.
    package enum Code: String, Sendable, CaseIterable, Codable {
        /// No adapter knows the content.
        case unknownFormat = "unknown_format"
        /// The bytes are broken.
        case malformed
        /// The provider itself says that it failed.
        case providerFailed = "provider_failed"
        /// The provider is still at work.
        case notReady = "not_ready"
        /// The answer only has the address of the result.
        case resultMissing = "result_missing"
        /// A named limit was exceeded.
        case limitExceeded = "limit_exceeded"
        /// The file or folder cannot be read.
        case unreadable
        /// `--key` names one document, but there are several results.
        case ambiguousKey = "ambiguous_key"
        /// The archive is locked with a password.
        case encrypted
    }

    package let code: Code
    /// What is wrong, and after it what to do next.
    package let message: String
    /// The member and the JSON path or byte: `layout.json $.pdf_info[3]`.
    package let location: String?
    /// The provider's own error code, for `provider_failed`.
    package let providerCode: String?
    /// What failures of the same kind have in common, without names and places; nil if the message says it.
    package let kind: String?
    /// Whether the content is not a parse result at all: a licence, an image, a notebook.
    package let isNoResult: Bool

    package init(
        _ code: Code, _ message: String, at location: String? = nil, providerCode: String? = nil,
        kind: String? = nil, isNoResult: Bool = false
    ) {
        self.kind = kind
        self.isNoResult = isNoResult
        self.code = code
        self.message = message
        self.location = location
        self.providerCode = providerCode
    }
}
