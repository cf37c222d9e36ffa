/// A file of the page that shows a store in a browser, as it is served.
package struct ViewerFile: Sendable {
    /// Where it is served.
    package let path: String
    package let mediaType: String
    package let bytes: [UInt8]

    private init(_ path: String, _ mediaType: String, _ bytes: [UInt8]) {
        self.path = path
        self.mediaType = mediaType
        self.bytes = bytes
    }

    /// The addresses of the page: each view is the same file, which looks at its address.
    private static let views = ["/", "/document", "/compare", "/documents"]

    private static let page = ViewerFile("/", "text/html; charset=utf-8", PackageResources.index_html)
    private static let script = "text/javascript; charset=utf-8"

    /// Everything that the page loads.
    package static let all = [
        page,
        ViewerFile("/viewer/style.css", "text/css; charset=utf-8", PackageResources.style_css),
        ViewerFile("/viewer/icon.svg", "image/svg+xml", PackageResources.icon_svg),
        ViewerFile("/viewer/app.js", script, PackageResources.app_js),
        ViewerFile("/viewer/api.js", script, PackageResources.api_js),
        ViewerFile("/viewer/elements.js", script, PackageResources.elements_js),
        ViewerFile("/viewer/words.js", script, PackageResources.words_js),
        ViewerFile("/viewer/palette.js", script, PackageResources.palette_js),
        ViewerFile("/viewer/sheet.js", script, PackageResources.sheet_js),
        ViewerFile("/viewer/reading.js", script, PackageResources.reading_js),
        ViewerFile("/viewer/formula.js", script, PackageResources.formula_js),
        ViewerFile("/viewer/search.js", script, PackageResources.search_js),
        ViewerFile("/viewer/document.js", script, PackageResources.document_js),
        ViewerFile("/viewer/documents.js", script, PackageResources.documents_js),
        ViewerFile("/viewer/compare.js", script, PackageResources.compare_js),
        ViewerFile("/viewer/difference.js", script, PackageResources.difference_js),
    ]

    /// The file that is served at a path; nil if there is none.
    package static func at(_ path: String) -> ViewerFile? {
        views.contains(path) ? page : all.first { $0.path == path }
    }
}
