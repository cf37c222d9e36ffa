internal import Checksums
internal import DocumentModel
internal import Foundation
internal import PDFFiles
internal import Providers
internal import Storage

/// A job of the ledger with the file or address that it is about.
struct PlannedJob: Sendable {
    var job: FetchJob
    let source: SourceFile
    /// The pages of the whole source, if they were counted.
    let sourcePageCount: Int?

    /// The pages of the source that the job is about, from 0; nil for all.
    func pages(_ limits: ClientLimits) -> ClosedRange<Int>? {
        guard let first = job.request.firstPage else { return nil }
        let count = job.request.pageCount ?? limits.window ?? 1
        return first...(first + max(count, 1) - 1)
    }

    /// The request for the next window and the length of this one, if the number of pages of the source is unknown.
    func following(_ client: any ProviderClient) -> (pages: Int, request: FetchJob.Request)? {
        guard source.isAddress, source.kind == .pdf, let window = client.limits.window,
            let first = job.request.firstPage
        else { return nil }
        let start = first + window
        let request = Self.request(
            source, sha256: nil, pages: start...(start + window - 1), pageCount: nil, client: client)
        return (window, request)
    }

    /// The request that a part of a source comes to.
    static func request(
        _ source: SourceFile, sha256: String?, pages: ClosedRange<Int>?, pageCount: Int?,
        client: any ProviderClient
    ) -> FetchJob.Request {
        var request = FetchJob.Request(
            provider: client.name, source: source.name, sourceSHA256: sha256, fingerprint: "",
            documentKey: source.key, firstPage: pages?.lowerBound,
            pageCount: source.isAddress ? nil : pages?.count ?? pageCount, options: client.options)
        let range = pages.map { "\($0.lowerBound)-\($0.upperBound)" } ?? "all"
        let asked = [client.name, sha256 ?? source.name, range, request.optionText].joined(separator: "\n")
        request.fingerprint = SHA256.text(asked.utf8)
        return request
    }
}

extension FetchJob.Request {
    /// The options as JSON, the same for the same options.
    var optionText: String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = .sortedKeys
        return (try? encoder.encode(options)).map { String(decoding: $0, as: UTF8.self) } ?? ""
    }
}

extension PlannedJob {
    /// The bytes to send: the file, or the part of it that was cut out.
    ///
    /// - Throws: `SourceProblem` if the file is gone, or is not the one that was planned.
    func fileBody(isCut: Bool, pages: ClosedRange<Int>?) throws(SourceProblem) -> FileBody {
        if let expected = job.request.sourceSHA256, try source.sha256() != expected {
            throw SourceProblem(
                source: source.name, code: "source_changed",
                message: "the file has changed since the run was planned; fetch it again")
        }
        guard isCut, let pages else { return .path(source.name, byteCount: source.byteCount) }
        do throws(PDFFile.Problem) {
            return .bytes(try PDFFile(path: source.name).part(pages))
        } catch {
            throw SourceProblem(
                source: source.name, code: "pdf_unreadable",
                message:
                    "cannot extract pages \(pages.lowerBound + 1) to \(pages.upperBound + 1): \(error.message)"
            )
        }
    }
}

extension FileBody {
    /// All bytes, for services that take them inside a request.
    func allBytes(_ source: SourceFile) throws(SourceProblem) -> [UInt8] {
        switch self {
        case .bytes(let bytes): bytes
        case .path: try source.bytes()
        }
    }
}
