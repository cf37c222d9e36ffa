/// What an export wrote.
package struct ExportSummary: Hashable, Sendable, Codable {
    /// Documents with at least one page in the selection.
    package var documents = 0
    /// Pages in the selection, the empty ones among them.
    package var pages = 0
    /// Pages without text, of which no record or file is made.
    package var emptyPages = 0
    /// Records or markdown files.
    package var records = 0
    /// Records left out because of their length.
    package var excludedRecords = 0
    /// Code points of text.
    package var chars = 0
    /// Bytes of files of text as stored, without assets and manifest.
    package var bytes = 0
    /// Files of text, without assets and manifest.
    package var files = 0
    /// Files of assets.
    package var assets = 0
    package var assetBytes = 0
    /// Assets that pages show from an address; the links lead there.
    package var remoteAssets = 0
    /// Assets that results name but did not bring along; the links lead nowhere.
    package var missingAssets = 0

    package init() {}
}
