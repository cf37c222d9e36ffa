internal import DocumentModel
internal import Foundation
internal import Storage

/// The browser, and the place in the page that it opens.
enum Browser {
    /// The path of a place in the page: `/document?key=…&page=…`.
    ///
    /// - Throws: `StoreError` `unknown_document`.
    static func path(to address: String, stores: String) throws -> String {
        let stores = try StoreSetKeeper(stores: stores, clock: { Date() }).stores()
        guard let locator = try stores.latest({ try $0.locator(address) }) else {
            throw StoreError(
                .unknownDocument, "there is no document '\(address)'",
                hint: "list the documents with `folio documents`")
        }
        let page = locator.pageNumber.map { "&page=\($0)" } ?? ""
        let block = locator.ordinal.map { "&block=\($0)" } ?? ""
        let provider = locator.provider.map { "&provider=\(encoded($0))" } ?? ""
        return "/document?key=\(encoded(locator.key))\(page)\(block)\(provider)"
    }

    /// Starts the browser that the user or the system has chosen; does nothing if none is set.
    static func open(_ address: String) {
        #if os(macOS)
            let usual = "open"
        #else
            let usual = "xdg-open"
        #endif
        let process = Process()
        process.executableURL = URL(filePath: "/usr/bin/env")
        process.arguments = [ProcessInfo.processInfo.environment["BROWSER"] ?? usual, address]
        process.standardOutput = FileHandle.nullDevice
        process.standardError = FileHandle.nullDevice
        try? process.run()
    }

    private static func encoded(_ text: String) -> String {
        text.addingPercentEncoding(withAllowedCharacters: .alphanumerics) ?? text
    }
}
