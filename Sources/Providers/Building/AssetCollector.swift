internal import DocumentModel

/// Gathers the images that a result names, each name once.
struct AssetCollector {
    private(set) var assets: [Asset] = []
    /// How many embedded images could not be decoded.
    private(set) var unreadableCount = 0
    private var names: Set<String> = []
    /// The names given to images inside their sources; the same image may be in several fields.
    private var embeddedNames: [String: String] = [:]
    /// The bytes of the images that came beside their names.
    private var storedImages: [String: [UInt8]] = [:]
    /// The addresses of the images that came under other names.
    private var addresses: [String: String] = [:]
    /// The images that came as files of their own, by their paths, and by their file names if no two have the same.
    private var files: [String: OpenedPayload.Member] = [:]

    init() {}

    /// Makes a collector that finds images among a payload's members.
    init(members: [OpenedPayload.Member]) {
        files = Dictionary(members.map { ($0.fileName, Optional($0)) }, uniquingKeysWith: { _, _ in nil })
            .compactMapValues { $0 }
        for member in members { files[member.name] = member }
    }

    /// Registers an image that the result holds beside its name, as base64, as a data URI or as its address.
    ///
    /// Gives back another name if the name is taken by an image with other bytes or another address.
    mutating func name(of base64: String, named name: String, on pageIndex: Int?) -> String {
        if base64.hasPrefix("https://") || base64.hasPrefix("http://") {
            var asset = Asset(name: name, content: .remote(url: base64), pageIndex: pageIndex)
            if let address = addresses[name], address != base64 {
                asset.name = "page-\((pageIndex ?? 0) + 1)/\(name)"
            }
            if names.insert(asset.name).inserted {
                addresses[asset.name] = base64
                assets.append(asset)
            }
            return asset.name
        }
        let image = DataURI(base64.utf8) ?? DataURI("data:;base64,\(base64)".utf8)
        guard let image else {
            unreadableCount += 1
            return self.name(of: name, on: pageIndex)
        }
        // Equal bytes are one asset, so the bytes decide the kind; the address is the second choice.
        let mediaType = ContentSniffer.imageMediaType(image.bytes) ?? image.mediaType
        var asset = Asset(
            name: name, mediaType: mediaType, content: .stored(image.bytes), pageIndex: pageIndex)
        if names.contains(name) {
            guard storedImages[name] != image.bytes else { return name }
            asset.name = "page-\((pageIndex ?? 0) + 1)/\(name)"
        }
        storedImages[asset.name] = image.bytes
        if names.insert(asset.name).inserted { assets.append(asset) }
        return asset.name
    }

    /// Registers an image and gives back the name of its asset.
    ///
    /// An image inside the source itself (`data:image/png;base64,…`) is stored and named by its position,
    /// `embedded/1.png`: the same payload always gives the same names.
    mutating func name(of source: String, on pageIndex: Int?) -> String {
        var asset: Asset
        if source.hasPrefix("data:") {
            if let known = embeddedNames[source] { return known }
            let image = DataURI(source.utf8)
            if image == nil { unreadableCount += 1 }
            let suffix = image?.mediaType?.split(separator: "/").last.map { ".\($0)" } ?? ""
            let name = "embedded/\(embeddedNames.count + 1)\(suffix)"
            embeddedNames[source] = name
            asset = Asset(name: name, mediaType: image?.mediaType, content: .missing)
            if let image { asset.content = .stored(image.bytes) }
        } else if let file = files[source] {
            asset = Asset(name: source, content: .stored(file.bytes))
            if case .image(let mediaType) = file.content { asset.mediaType = mediaType }
        } else {
            let isAddress = source.hasPrefix("https://") || source.hasPrefix("http://")
            asset = Asset(name: source, content: isAddress ? .remote(url: source) : .missing)
        }
        asset.pageIndex = pageIndex
        if names.insert(asset.name).inserted { assets.append(asset) }
        return asset.name
    }

    /// Takes the images that are inside a markdown text out of it: their places hold the names of their assets.
    mutating func extractEmbedded(from markdown: String, on pageIndex: Int?) -> String {
        let bytes = Array(markdown.utf8)
        let mark = Array("data:image/".utf8)
        var output: [UInt8] = []
        var copied = 0
        var position = 0
        while let start = bytes[position...].firstIndex(of: UInt8(ascii: "d")) {
            position = start + 1
            guard bytes[start...].starts(with: mark) else { continue }
            let end = bytes[start...].firstIndex(where: Self.endsAddress) ?? bytes.count
            let name = name(of: String(decoding: bytes[start..<end], as: UTF8.self), on: pageIndex)
            output += bytes[copied..<start] + Array(name.utf8)
            copied = end
            position = end
        }
        return copied == 0 ? markdown : String(decoding: output + bytes[copied...], as: UTF8.self)
    }

    private static func endsAddress(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: ")"), UInt8(ascii: "\""), UInt8(ascii: "'"), UInt8(ascii: ">"), 0...0x20: true
        default: false
        }
    }
}
