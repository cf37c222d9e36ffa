internal import DocumentModel
internal import Markup

/// A markdown text without pages as blocks, with the assets that it shows or brings along.
struct MarkdownBlocks {
    private(set) var blocks: [Block] = []
    private(set) var assets: [Asset] = []
    private let pageIndex: Int?

    /// Cuts `markdown`.
    ///
    /// An image inside (`data:image/png;base64,…`) becomes a stored asset named by its position, `embedded/1.png`; the
    /// name depends on nothing else, so that the same payload always gives the same names.
    init(_ markdown: String, pageIndex: Int?) {
        self.pageIndex = pageIndex
        for cut in MarkdownCutter.cut(markdown).blocks {
            let names = cut.images.map { assetName(of: $0.source) }
            blocks.append(
                Block(
                    cut.type, text: cut.text, level: cut.level, markup: cut.markup, parent: cut.parent,
                    asset: names.first))
        }
    }

    /// The name of an image's asset, which is made where it is new.
    private mutating func assetName(of source: String) -> String {
        var asset: Asset
        if source.hasPrefix("data:") {
            let name = "embedded/\(assets.count + 1)"
            if let image = DataURI(source.utf8) {
                let suffix = image.mediaType?.split(separator: "/").last.map { ".\($0)" } ?? ""
                asset = Asset(name: name + suffix, mediaType: image.mediaType, content: .stored(image.bytes))
            } else {
                asset = Asset(name: name, content: .missing)
            }
        } else {
            asset = Asset(named: source)
        }
        asset.pageIndex = pageIndex
        if !assets.contains(where: { $0.name == asset.name }) { assets.append(asset) }
        return asset.name
    }
}

extension Asset {
    /// An image that a result names without bringing it: at an address, or a file that is not part of it.
    init(named source: String, pageIndex: Int? = nil) {
        let isAddress = source.hasPrefix("https://") || source.hasPrefix("http://")
        self.init(name: source, content: isAddress ? .remote(url: source) : .missing, pageIndex: pageIndex)
    }
}
