internal import DocumentModel
internal import JSONView

extension OpenDataLoaderDecoder {
    mutating func appendImage(_ node: OpenDataLoaderNode, in surroundings: Surroundings) {
        let name = noteImage(node, page: surroundings.page)
        let position = append(.figure, node, in: surroundings, asset: name)
        note(node, page: surroundings.page, block: position)
    }

    /// Notes the asset that an image node names (`source`, relative to the JSON file) or holds (`data`, a data URI).
    mutating func noteImage(_ node: OpenDataLoaderNode, page: Int) -> String? {
        let index = page + context.pageOffset
        if let source = node.source, !source.isEmpty {
            let name = String(decoding: source, as: UTF8.self)
            if isNewAsset(name) { document.assets.append(asset(named: name, page: index)) }
            return name
        }
        guard let data = node.data else { return nil }
        let name = "image-\(node.id ?? document.assets.count)"
        guard let image = DataURI(data) else {
            document.warnings.add(
                "image_unreadable",
                "an embedded image is not a base64 data URI and was left out",
                at: "\(member.name) page \(page + 1)")
            return nil
        }
        if isNewAsset(name) {
            document.assets.append(
                Asset(name: name, mediaType: image.mediaType, content: .stored(image.bytes), pageIndex: index)
            )
        }
        return name
    }

    /// The payload's member of that relative path, beside the JSON file or from the payload's root.
    private func asset(named name: String, page: Int) -> Asset {
        guard let found = payload.member(named: name, beside: member) else {
            return Asset(name: name, content: .missing, pageIndex: page)
        }
        var mediaType: String?
        if case .image(let type) = found.content { mediaType = type }
        return Asset(name: name, mediaType: mediaType, content: .stored(found.bytes), pageIndex: page)
    }
}
