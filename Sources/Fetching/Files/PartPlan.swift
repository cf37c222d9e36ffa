internal import PDFFiles
internal import Providers

/// Into which calls a source is cut, by the limits of its provider.
struct PartPlan {
    /// The pages of each call, from 0; nil for the whole source.
    private(set) var parts: [ClosedRange<Int>?]
    /// The pages of the source, if they could be counted.
    private(set) var pageCount: Int?

    /// Plans a source.
    ///
    /// - Throws: `SourceProblem` if it is over a limit and cannot be cut.
    init(_ source: SourceFile, _ limits: ClientLimits) throws(SourceProblem) {
        parts = [nil]
        if source.isAddress {
            // How many pages there are shows from the answers.
            if source.kind == .pdf, let window = limits.window { parts = [0...(window - 1)] }
            return
        }
        let isTooLarge = limits.bytes(source.kind).map { source.byteCount > $0 } ?? false
        guard source.kind == .pdf else {
            pageCount = 1
            if isTooLarge { throw Self.tooLarge(source, limits) }
            return
        }
        do throws(PDFFile.Problem) {
            let pdf = try PDFFile(path: source.name)
            let count = try pdf.pageCount()
            pageCount = count
            let longest = limits.window ?? limits.pages ?? count
            if isTooLarge {
                parts = try Self.cut(pdf, count, longest: longest, source, limits).map { $0 }
            } else if count > longest {
                parts = Self.ranges(0..<count, of: longest).map { $0 }
            }
        } catch {
            guard isTooLarge || limits.window != nil else { return }
            throw SourceProblem(
                source: source.name, code: "pdf_unreadable",
                message:
                    "cannot split the PDF into parts that the service accepts: \(error.message); repair it or print it to a new PDF"
            )
        }
        if parts.isEmpty { throw Self.tooLarge(source, limits) }
    }

    /// Whether a part of a source is sent as a PDF of its own; else the whole file is sent, and the call names the pages.
    static func isCut(_ source: SourceFile, _ limits: ClientLimits) -> Bool {
        guard limits.window != nil else { return true }
        return limits.bytes(source.kind).map { source.byteCount > $0 } ?? false
    }

    private static func ranges(_ pages: Range<Int>, of length: Int) -> [ClosedRange<Int>] {
        stride(from: pages.lowerBound, to: pages.upperBound, by: length).map {
            $0...(min($0 + length, pages.upperBound) - 1)
        }
    }

    /// Parts whose bytes fit: as many pages as should, and halves of what turns out too large.
    ///
    /// - Returns: The parts; empty if a single page is too large.
    private static func cut(
        _ pdf: PDFFile, _ count: Int, longest: Int, _ source: SourceFile, _ limits: ClientLimits
    ) throws(PDFFile.Problem) -> [ClosedRange<Int>] {
        let limit = limits.bytes(source.kind) ?? .max
        let estimate = max(1, Int(Double(count) * 0.9 * Double(limit) / Double(max(1, source.byteCount))))
        var waiting = Array(ranges(0..<count, of: min(longest, estimate)).reversed())
        var parts: [ClosedRange<Int>] = []
        while let pages = waiting.popLast() {
            if try pdf.part(pages).count <= limit {
                parts.append(pages)
            } else if pages.count == 1 {
                return []
            } else {
                let middle = pages.lowerBound + pages.count / 2
                waiting.append(middle...pages.upperBound)
                waiting.append(pages.lowerBound...(middle - 1))
            }
        }
        return parts
    }

    private static func tooLarge(_ source: SourceFile, _ limits: ClientLimits) -> SourceProblem {
        let limit = limits.bytes(source.kind) ?? 0
        return SourceProblem(
            source: source.name, code: "file_too_large",
            message:
                "the file has \(source.byteCount) bytes, and one of its pages exceeds the \(limit) bytes that the service accepts; compress its images"
        )
    }
}
