internal import Archives
internal import DocumentModel

/// The images of a result: those that markdown names and those that came along.
struct Doc2XAssets {
    private(set) var assets: [Asset] = []
    private var positions: [String: Int] = [:]
    /// The images at hand by their file names, without folders.
    private var stored: [(name: String, mediaType: String, bytes: [UInt8])] = []
    private var storedByFile: [String: Int] = [:]
    private var used: Set<Int> = []

    /// Takes in an image that came along.
    mutating func store(_ name: String, mediaType: String, bytes: [UInt8]) {
        storedByFile[Self.fileName(name)] = stored.count
        stored.append((name, mediaType, bytes))
    }

    /// Notes that markdown on a page shows an image under a name, and finds its bytes.
    mutating func show(_ name: String, onPage page: Int?) {
        guard positions[name] == nil else { return }
        positions[name] = assets.count
        if let position = storedByFile[Self.fileName(name)] {
            used.insert(position)
            let found = stored[position]
            assets.append(
                Asset(name: name, mediaType: found.mediaType, content: .stored(found.bytes), pageIndex: page))
        } else if name.hasPrefix("https://") || name.hasPrefix("http://") {
            assets.append(Asset(name: name, content: .remote(url: name), pageIndex: page))
        } else {
            assets.append(Asset(name: name, content: .missing, pageIndex: page))
        }
    }

    /// Adds what came along and is shown nowhere; its name may contain the page.
    mutating func addUnused(pageOffset: Int) {
        for (position, image) in stored.enumerated()
        where !used.contains(position) && positions[image.name] == nil {
            positions[image.name] = assets.count
            let page = Doc2XImageName(image.name).map { $0.page + pageOffset }
            assets.append(
                Asset(
                    name: image.name, mediaType: image.mediaType, content: .stored(image.bytes),
                    pageIndex: page))
        }
    }

    /// Keeps bytes that are not an image.
    mutating func keep(_ name: String, mediaType: String?, bytes: [UInt8]) {
        guard positions[name] == nil else { return }
        positions[name] = assets.count
        assets.append(Asset(name: name, mediaType: mediaType, content: .stored(bytes)))
    }

    private static func fileName(_ name: String) -> String {
        let path = name.split(separator: "?").first ?? ""
        return String(path.split(separator: "/").last ?? path)
    }
}
