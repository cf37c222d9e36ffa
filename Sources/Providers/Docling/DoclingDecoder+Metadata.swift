internal import DocumentModel
internal import JSONView

extension DoclingDecoder {
    mutating func readMetadata() {
        if let version = root["version"]?.string { document.options["schema_version"] = .string(version) }
        if let name = root["name"]?.string, !name.isEmpty { document.metadata["name"] = .string(name) }
        let origin = root["origin"]
        document.sourceName = origin?["filename"]?.string
        document.sourceURI = origin?["uri"]?.string
        document.mediaType = origin?["mimetype"]?.string
        document.metadata["binary_hash"] = origin?["binary_hash"].flatMap(MetadataValue.init(number:))
    }

    /// The pages that the document lists, by number; without any, the first block makes one.
    mutating func readPages() {
        let isImage = document.mediaType?.utf8.starts(with: "image/".utf8) ?? false
        let unit: PageSize.Unit? = isImage ? .pixels : document.mediaType == "application/pdf" ? .points : nil
        guard let listed = root["pages"]?.object else { return }
        for (name, page) in listed {
            guard let number = page["page_no"]?.int ?? Int(name) else { continue }
            let size = page["size"].flatMap { size -> PageSize? in
                guard let width = size["width"]?.double, let height = size["height"]?.double else {
                    return nil
                }
                return PageSize(width: width, height: height, unit: unit)
            }
            pages.add(number: number, size: size, imageURL: Self.imageURL(page))
        }
        currentPage = pages.firstNumber
    }

    /// The address of a rendered page; an embedded rendering stays in the payload.
    private static func imageURL(_ page: JSONValue) -> String? {
        guard let address = page["image"]?["uri"]?.string else { return nil }
        return address.utf8.starts(with: "data:".utf8) ? nil : address
    }
}
