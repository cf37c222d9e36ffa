internal import DocumentModel
internal import Foundation
internal import Storage
internal import Synchronization

/// Pictures of pages: those that providers sent, and those drawn from PDFs by `pdftoppm`, a program of poppler.
///
/// Poppler is run as a process of its own: its licence is the GPL, and a PDF that breaks it ends that process only.
package final class PagePictures: Sendable {
    /// The folders in which PDFs are looked for, with links resolved.
    private let folders: [URL]
    private let cache: Mutex<PictureCache>
    /// Which payloads hold a PDF, by their SHA-256.
    private let packed = Mutex<[String: Bool]>([:])
    /// The maximum number of payloads that are remembered; then all are looked at again.
    private static let mostRemembered = 100_000

    /// Looks for PDFs in folders; keeps drawn pages up to a number of bytes.
    package init(folders: [String], cacheBytes: Int = 64 << 20) {
        self.folders = folders.map { URL(filePath: $0).resolvingSymlinksInPath().standardizedFileURL }
        cache = Mutex(PictureCache(capacity: cacheBytes))
    }

    /// Whether there is a picture of a page, whose assets are known.
    func hasPicture(
        of page: StoredPage, _ links: [AssetLink], document: StoredDocument, _ reader: DocumentReader
    ) throws -> Bool {
        try Self.provided(page, links) != nil || file(of: document) != nil
            || packedPDF(of: page, reader) != nil
    }

    /// The payload that a page was decoded from, if a PDF is packed in it.
    private func packedPDF(of page: StoredPage, _ reader: DocumentReader) throws -> PayloadHead? {
        guard let head = try reader.payloadHead(parse: page.parseID), PackedPDF.isPossible(in: head) else {
            return nil
        }
        if let known = packed.withLock({ $0[head.sha256] }) { return known ? head : nil }
        let isThere = try reader.payload(sha256: head.sha256).map(PackedPDF.isIn) ?? false
        packed.withLock { packed in
            if packed.count >= Self.mostRemembered { packed = [:] }
            packed[head.sha256] = isThere
        }
        return isThere ? head : nil
    }

    /// The SHA-256 of the provider's own picture of a page among its assets; nil if none is stored.
    ///
    /// It is the asset that the page names as its image, or one that belongs to no block and has the page's proportions.
    static func provided(_ page: StoredPage, _ links: [AssetLink]) -> String? {
        let links = links.filter { $0.sha256 != nil }
        let named = links.first { $0.name == page.imageURL || $0.remoteURL == page.imageURL }
        let fitting = links.first { link in
            guard link.blockID == nil, let size = page.size, let width = link.width, let height = link.height,
                width >= 300, height > 0
            else { return false }
            return abs(Double(width) / Double(height) / (size.width / size.height) - 1) < 0.02
        }
        return ((page.imageURL == nil ? nil : named) ?? fitting)?.sha256
    }

    /// A page drawn from its PDF, that of a folder or the one packed with the result; nil if it has no PDF.
    ///
    /// - Throws: `Problem` `pdf` if `pdftoppm` is missing or fails, and `StoreError`.
    func drawn(
        _ page: StoredPage, of document: StoredDocument, width: Int, _ store: DocumentStore
    ) throws -> [UInt8]? {
        // Steps of 200 pixels, so that zooming does not fill the cache with pictures that hardly differ.
        let width = min(4_000, (width + 199) / 200 * 200)
        if let file = file(of: document) {
            return try kept(.init(path: file.path, page: page.index, width: width)) {
                try PDFDrawing.draw(file, page: page.index + 1, width: width)
            }
        }
        guard let head = try store.read({ try packedPDF(of: page, $0) }) else { return nil }
        // Of a part of a document, the PDF has that part only.
        let number = page.index - (head.pageOffset ?? 0) + 1
        guard number > 0 else { return nil }
        return try kept(.init(path: "payload \(head.sha256)", page: number, width: width)) {
            guard let payload = try store.read({ try $0.payload(sha256: head.sha256) }),
                let bytes = try PackedPDF.bytes(in: payload)
            else { return nil }
            return try PDFDrawing.draw(bytes, page: number, width: width)
        }
    }

    /// A picture from the cache, or one that is drawn now.
    private func kept(_ key: PictureCache.Key, _ draw: () throws -> [UInt8]?) throws -> [UInt8]? {
        if let picture = cache.withLock({ $0[key] }) { return picture }
        let picture = try draw()
        if let picture { cache.withLock { $0[key] = picture } }
        return picture
    }

    /// The PDF of a document: named as its source or its key, in a folder or below.
    func file(of document: StoredDocument) -> URL? {
        let names = [document.sourceName, document.key].compactMap(\.self).flatMap { name -> [String] in
            let plain = name.lowercased().hasSuffix(".pdf") ? String(name.dropLast(4)) : name
            let last = plain.split(separator: "/").last.map(String.init) ?? plain
            return [plain + ".pdf", last + ".pdf"]
        }
        for folder in folders {
            for name in names where !name.utf8.contains(0) {
                let file = folder.appending(path: name).resolvingSymlinksInPath().standardizedFileURL
                // A parser wrote the name: it must not lead out of the folder.
                guard file.path.hasPrefix(folder.path + "/") else { continue }
                if FileManager.default.isReadableFile(atPath: file.path) { return file }
            }
        }
        return nil
    }
}

/// The pictures drawn last, up to a number of bytes.
struct PictureCache {
    struct Key: Hashable {
        let path: String
        let page: Int
        let width: Int
    }

    private let capacity: Int
    private var pictures: [Key: [UInt8]] = [:]
    /// The picture used last is the last.
    private var order: [Key] = []
    private(set) var byteCount = 0

    init(capacity: Int) { self.capacity = capacity }

    subscript(key: Key) -> [UInt8]? {
        mutating get {
            guard let picture = pictures[key] else { return nil }
            order.removeAll { $0 == key }
            order.append(key)
            return picture
        }
        set {
            if let old = pictures.removeValue(forKey: key) {
                byteCount -= old.count
                order.removeAll { $0 == key }
            }
            guard let newValue, newValue.count <= capacity else { return }
            while byteCount + newValue.count > capacity, let first = order.first {
                order.removeFirst()
                byteCount -= pictures.removeValue(forKey: first)?.count ?? 0
            }
            pictures[key] = newValue
            order.append(key)
            byteCount += newValue.count
        }
    }
}
