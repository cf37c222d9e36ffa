internal import DocumentModel
internal import JSONView

extension DoclingItem {
    /// Whether the item comes with an image or its address.
    var hasImage: Bool { value["image"]?["uri"]?.utf8?.isEmpty == false }

    /// The name of the item's image: its address, or for an embedded one its place in the document (`pictures/3`).
    var assetName: String {
        let address = value["image"]?["uri"]?.string ?? ""
        let isAddress = !address.isEmpty && !address.utf8.starts(with: "data:".utf8)
        return isAddress ? address : "\(reference.collection.rawValue)/\(reference.position)"
    }
}

extension DoclingDecoder {
    /// A picture: its text is what is inside it, what Docling says it shows, and the data of a chart.
    @discardableResult
    mutating func layPicture(_ item: DoclingItem, in surroundings: Surroundings) -> Block.Place {
        let captions = layCaptions(of: item, in: surroundings)
        var inside = DoclingCellContent()
        gather(item.children, into: &inside)
        var texts = descriptions(of: item) + inside.texts
        var block = Block(.figure, text: "")
        if let chart = chartData(of: item) {
            block.type = .chart
            texts.append(chart.text)
            block.markup = Block.Markup(chart.html, .html)
        }
        block.text = texts.joined(separator: "\n")
        let place = append(block, for: item, in: surroundings)
        let asset = noteImage(of: item, page: place.page)
        pages.update(place) { $0.asset = asset }
        for image in inside.images { noteImage(of: image, page: place.page) }
        attach(captions, to: place)
        layAttached(to: item, at: place, in: surroundings)
        return place
    }

    /// What a model wrote about the picture: `meta.description`, in older files `annotations` of that kind.
    private func descriptions(of item: DoclingItem) -> [String] {
        var texts: [String] = []
        var known: Set<String> = []
        if let text = item.value["meta"]?["description"]?["text"]?.string, known.insert(text).inserted {
            texts.append(text)
        }
        for annotation in item.value["annotations"].map({ Array($0.elements) }) ?? []
        where annotation["kind"]?.string == "description" {
            if let text = annotation["text"]?.string, known.insert(text).inserted { texts.append(text) }
        }
        return texts
    }

    /// The numbers that a chart shows, if Docling read them.
    private mutating func chartData(of item: DoclingItem) -> DoclingTable? {
        var data = item.value["meta"]?["tabular_chart"]?["chart_data"]
        for annotation in item.value["annotations"].map({ Array($0.elements) }) ?? [] where data == nil {
            if annotation["kind"]?.string == "tabular_chart_data" { data = annotation["chart_data"] }
        }
        guard data?["table_cells"]?.array?.isEmpty == false else { return nil }
        return table(data)
    }

    /// Notes the image of an item as an asset and gives its name; nil if the item has none.
    @discardableResult
    mutating func noteImage(of item: DoclingItem, page: Int) -> String? {
        guard let address = item.value["image"]?["uri"]?.utf8, !address.isEmpty else { return nil }
        let name = item.assetName
        guard assetNames.insert(name).inserted else { return name }
        var asset = Asset(
            name: name, mediaType: item.value["image"]?["mimetype"]?.string, content: .missing,
            pageIndex: page)
        if address.starts(with: "data:".utf8) {
            guard let image = DataURI(address) else {
                warn("image_unreadable", "an embedded image is not a base64 data URI and was left out", item)
                assetNames.remove(name)
                return nil
            }
            asset.mediaType = image.mediaType ?? asset.mediaType
            asset.content = .stored(image.bytes)
        } else if address.starts(with: "http://".utf8) || address.starts(with: "https://".utf8) {
            asset.content = .remote(url: name)
        } else if let found = payload.member(named: name, beside: member) {
            asset.content = .stored(found.bytes)
        }
        document.assets.append(asset)
        return name
    }
}
