internal import Checksums
internal import DocumentModel
internal import Foundation
internal import Providers
internal import Storage

/// A job of the ledger with the file or address that it is about.
struct PlannedJob: Sendable {
    var job: FetchJob
    let source: SourceFile
    /// The pages of the whole source, where they were counted.
    let sourcePageCount: Int?

    /// The pages of the source that the job is about, from 0; nil for all.
    func pages(_ limits: ClientLimits) -> ClosedRange<Int>? {
        guard let first = job.request.firstPage else { return nil }
        let count = job.request.pageCount ?? limits.window ?? 1
        return first...(first + max(count, 1) - 1)
    }

    /// The request that a part of a source comes to.
    static func request(
        _ source: SourceFile, sha256: String?, pages: ClosedRange<Int>?, pageCount: Int?,
        client: any ProviderClient
    ) -> FetchJob.Request {
        let options = client.options
        let encoder = JSONEncoder()
        encoder.outputFormatting = .sortedKeys
        let optionText = (try? encoder.encode(options)).map { String(decoding: $0, as: UTF8.self) } ?? ""
        let range = pages.map { "\($0.lowerBound)-\($0.upperBound)" } ?? "all"
        let asked = [client.name, sha256 ?? source.name, range, optionText].joined(separator: "\n")
        return FetchJob.Request(
            provider: client.name, source: source.name, sourceSHA256: sha256,
            fingerprint: SHA256.text(asked.utf8), documentKey: source.key, firstPage: pages?.lowerBound,
            pageCount: source.isAddress ? nil : pages?.count ?? pageCount, options: options)
    }
}
