internal import ArgumentParser
internal import DocumentModel
internal import Ingestion

/// `--pdf` and `--page-size`: the sizes of pages, for results that do not hold them.
struct PageSizeOptions: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            "A parsed PDF, or a folder of PDFs: gives page sizes to results that lack them (OpenDataLoader). Repeatable.",
            discussion:
                "PDFs are matched by the last part of the document's key, or by the file name in the result.",
            valueName: "path"))
    var pdf: [String] = []

    @Option(
        help: ArgumentHelp(
            "Page size for results that lack it: letter, legal, a4, a3 … or WIDTHxHEIGHT in points. --pdf takes precedence.",
            valueName: "size"))
    var pageSize: String?

    /// Portrait papers by name, in points.
    private static let papers: [String: (width: Double, height: Double)] = [
        "letter": (612, 792), "legal": (612, 1008), "tabloid": (792, 1224), "ledger": (1224, 792),
        "executive": (522, 756), "a0": (2383.937, 3370.394), "a1": (1683.78, 2383.937),
        "a2": (1190.551, 1683.78), "a3": (841.89, 1190.551), "a4": (595.276, 841.89),
        "a5": (419.528, 595.276),
        "a6": (297.638, 419.528), "b4": (708.661, 1000.63), "b5": (498.898, 708.661),
    ]

    /// No page of a PDF is larger, in points (ISO 32000-1, Annex C).
    private static let extents = 3.0...14_400.0

    func validate() throws { _ = try size() }

    /// What the user said, with the PDFs listed.
    func given() throws -> GivenPageSizes {
        var given = GivenPageSizes(size: try size())
        guard !pdf.isEmpty else { return given }
        do throws(PDFCatalog.NotFound) {
            given.pdfs = try PDFCatalog(paths: pdf)
        } catch {
            throw ValidationError("--pdf: there is no file or folder \(error.path)")
        }
        return given
    }

    /// Shows why PDFs were not used, the first of them one by one.
    static func report(_ notes: [String]) {
        let shown = 20
        for note in notes.prefix(shown) { StandardError.write("warning: \(note)") }
        if notes.count > shown {
            StandardError.write(
                "warning: \(Counted(notes.count - shown, "more document", "more documents")) got no page sizes from a PDF"
            )
        }
    }

    private func size() throws -> PageSize? {
        guard let pageSize else { return nil }
        if let paper = Self.papers[pageSize.lowercased()] {
            return PageSize(width: paper.width, height: paper.height, unit: .points)
        }
        let numbers = pageSize.lowercased().split(separator: "x", omittingEmptySubsequences: false)
            .map { Double($0) ?? .nan }
        guard numbers.count == 2, numbers.allSatisfy(Self.extents.contains) else {
            throw ValidationError(
                "--page-size '\(pageSize)' is unknown; use \(Self.papers.keys.sorted().joined(separator: ", ")) or "
                    + "WIDTHxHEIGHT in points from 3 to 14400, such as 612x792")
        }
        return PageSize(width: numbers[0], height: numbers[1], unit: .points)
    }
}
