internal import Checksums
internal import DocumentModel

/// An asset as the writer takes it: its hash, its size and the blocks that show it.
struct PreparedAsset: Sendable {
    /// A content at hand.
    struct Content: Sendable {
        let bytes: [UInt8]
        let sha256: String
        let mediaType: String?
        let size: ImageSize?

        init(_ bytes: [UInt8], mediaType: String?) {
            self.bytes = bytes
            self.mediaType = mediaType
            sha256 = SHA256.text(bytes)
            size = ImageSize(bytes)
        }
    }

    /// Nil if the content is not at hand.
    let content: Content?
    /// The position among the parse's assets of the one that has the content of this name.
    let stored: Int?
    let name: String
    let url: String?
    let status: String
    /// The position of the page it is said to be on.
    let page: Int?
    /// The blocks that show it, by position of the page and ordinal.
    let blocks: [PreparedPages.Place]

    /// `positions` has the places of pages by their index.
    init(
        _ asset: Asset, _ names: AssetNames, _ pages: PreparedPages, positions: [Int: Int],
        _ cleaner: inout TextCleaner
    ) {
        name = cleaner.clean(asset.name, at: "an asset's name")
        stored = names.stored[asset.name]
        page = asset.pageIndex.flatMap { positions[$0] }
        blocks = pages.assetUses[asset.name] ?? []
        switch asset.content {
        case .stored(let bytes):
            content = Content(bytes, mediaType: asset.mediaType)
            (url, status) = (nil, "stored")
        case .remote(let address):
            content = nil
            (url, status) = (cleaner.clean(address, at: "an asset's URL"), "remote")
        case .missing:
            content = nil
            (url, status) = (nil, "missing")
        }
    }
}

/// The contents of a parse's assets by name.
struct AssetNames {
    /// The position of the asset that has the content.
    private(set) var stored: [String: Int] = [:]

    init(_ assets: [Asset]) {
        for (position, asset) in assets.enumerated() {
            if case .stored = asset.content { stored[asset.name] = position }
        }
    }
}
