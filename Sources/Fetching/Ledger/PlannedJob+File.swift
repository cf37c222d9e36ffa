internal import PDFFiles
internal import Foundation
internal import Providers
internal import Storage

extension PlannedJob {
    /// The bytes to send: the file, or the part of it that was cut out.
    ///
    /// - Throws: `SourceProblem` where the file is gone, or is not the one that was planned.
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
