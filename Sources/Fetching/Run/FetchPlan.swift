package import Providers
internal import Storage

/// What sending a source comes to, without sending it.
package struct FetchPlan: Sendable {
    /// Of each call, the same whenever the same is asked.
    package let fingerprints: [String]
    /// The pages of the source, if they can be counted.
    package let pageCount: Int?

    /// Plans a source.
    ///
    /// - Throws: `SourceProblem` if it cannot be sent.
    package init(_ source: SourceFile, _ client: any ProviderClient) throws(SourceProblem) {
        let requests = try FetchQueue.requests(for: source, client)
        fingerprints = requests.all.map(\.fingerprint)
        pageCount = requests.pageCount
    }
}
