internal import Rendering

/// Writes documents and pages, which come in order, in one format.
protocol FormatWriter: AnyObject {
    /// What was written so far; complete after `finish()`.
    var summary: ExportSummary { get }

    /// Begins a document; the pages that follow are its.
    func begin(_ document: ExportDocument) throws

    /// Takes the assets that the document's next pages show.
    func use(_ assets: [ExportAsset]) throws

    func add(_ page: CleanPage) throws

    /// Counts a page that could not be read, or not as it is.
    func countFailedPage()

    /// Returns what could not be written beside the text since the last call: images.
    func takeFailures() -> [ExportFailure]

    /// Ends the last document and all files but the manifest.
    func finish() throws

    /// Whether an asset file of that name belongs to the export.
    func holdsAsset(_ name: String) -> Bool
}

extension FormatWriter {
    func takeFailures() -> [ExportFailure] { [] }
}
