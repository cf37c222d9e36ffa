package import DocumentModel

/// A row of `fetch_jobs`: one request to a provider, or one to be.
package struct FetchJob: Equatable, Sendable {
    /// The state of a job.
    package enum State: String, Sendable, CaseIterable {
        /// Not sent.
        case pending
        /// A call that may cost is under way; found at the start of a run, it was cut off.
        case submitting
        /// The provider has it, and its task is known.
        case running
        /// A call that may have been paid for was cut off before its answer.
        case uncertain
        /// The answer is stored.
        case done
        /// There will be no answer.
        case failed
    }

    /// What is asked for; the same request again has the same fingerprint.
    package struct Request: Equatable, Sendable {
        /// `Provider.id` of the adapter, or the service's name if it has its own: `parse4ai`.
        package var provider: String
        /// The path or address as the user named it.
        package var source: String
        /// Of the whole file, lower-case hex; nil for an address.
        package var sourceSHA256: String?
        package var fingerprint: String
        package var documentKey: String
        /// The first page of the part in the source, from 0; nil if the source is sent as a whole.
        package var firstPage: Int?
        /// Nil if it is unknown before the answer.
        package var pageCount: Int?
        package var options: [String: MetadataValue]

        package init(
            provider: String, source: String, sourceSHA256: String?, fingerprint: String,
            documentKey: String, firstPage: Int? = nil, pageCount: Int? = nil,
            options: [String: MetadataValue] = [:]
        ) {
            self.provider = provider
            self.source = source
            self.sourceSHA256 = sourceSHA256
            self.fingerprint = fingerprint
            self.documentKey = documentKey
            self.firstPage = firstPage
            self.pageCount = pageCount
            self.options = options
        }
    }

    /// The settings of a run beside the request, so that a later one does the same.
    package struct Settings: Equatable, Sendable {
        /// Downloads the images that the result only names.
        package var downloadsAssets: Bool
        /// Sends the job together with others in one call.
        package var isInBatch: Bool

        package init(downloadsAssets: Bool = false, isInBatch: Bool = false) {
            self.downloadsAssets = downloadsAssets
            self.isInBatch = isInBatch
        }
    }

    package let id: Int64
    package var request: Request
    package var settings: Settings
    package var state: State
    /// The raw value of the phase that comes next, if the task is known.
    package var phase: String?
    package var taskID: String?
    /// How often it was submitted.
    package var attempts: Int
    /// The pages of the answers received: what the provider charges.
    package var pagesCharged: Int
    package var errorCode: String?
    package var errorMessage: String?
    package var parseID: Int64?
    package var createdAt: String
    package var submittedAt: String?
    package var updatedAt: String
}
