internal import Foundation
internal import Rendering

/// The link targets of images in records.
///
/// Records have no image files beside them, so a stored image is linked by name or embedded.
final class ImageDestinations {
    private let images: MarkdownOptions.Images
    private let source: any ExportSource
    private var assets: [ExportAsset] = []
    private(set) var links = AssetLinks()
    /// What went wrong while an image was embedded.
    private var failure: (any Error)?

    init(_ images: MarkdownOptions.Images, source: any ExportSource) {
        self.images = images
        self.source = source
    }

    /// Takes the assets that the next pages show.
    func use(_ assets: [ExportAsset]) {
        self.assets = assets
        var destinations: [String: String] = [:]
        var stored: [String: ExportAsset] = [:]
        for asset in assets where destinations[asset.name] == nil {
            switch asset.content {
            case .remote(let url): destinations[asset.name] = LinkDestination.encode(url)
            case .stored where images == .embed:
                destinations[asset.name] = LinkDestination.encode(asset.name)
                stored[asset.name] = asset
            case .stored, .missing: destinations[asset.name] = LinkDestination.encode(asset.name)
            }
        }
        links = AssetLinks(destinations) { [weak self] name in
            stored[name].flatMap { self?.dataAddress(of: $0) }
        }
    }

    /// The image with its bytes, if the store has them, or its address; what is missing is counted.
    func loaded(_ image: RecordImage, _ summary: inout ExportSummary) -> RecordImage {
        var image = image
        let asset = assets.first { $0.name == image.name }
        image.mediaType = asset?.mediaType
        switch asset?.content {
        case .stored(let sha256):
            do { image.bytes = try bytes(sha256) } catch { failure = error }
        case .remote(let url):
            image.address = url
            summary.remoteAssets += 1
        case .missing, nil: summary.missingAssets += 1
        }
        return image
    }

    private func bytes(_ sha256: String) throws -> [UInt8] {
        guard let bytes = try source.bytes(ofAsset: sha256) else { throw ExportError.assetUnreadable(sha256) }
        return bytes
    }

    /// Throws what went wrong since the last call.
    func check() throws {
        guard let failure else { return }
        self.failure = nil
        throw failure
    }

    /// Counts what was shown of the assets in use, once.
    func count(in summary: inout ExportSummary) {
        for asset in assets where links.used.contains(asset.name) {
            switch asset.content {
            case .remote: summary.remoteAssets += 1
            case .missing: summary.missingAssets += 1
            case .stored: break
            }
        }
        assets = []
    }

    /// The image itself as an address.
    private func dataAddress(of asset: ExportAsset) -> String? {
        guard case .stored(let sha256) = asset.content else { return nil }
        do {
            let bytes = try bytes(sha256)
            let type = asset.mediaType ?? "application/octet-stream"
            return "data:\(type);base64,\(Data(bytes).base64EncodedString())"
        } catch {
            failure = error
            return nil
        }
    }
}
