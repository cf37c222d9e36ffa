internal import Rows
internal import Storage

extension APIOperation {
    private struct AssetRow: Encodable {
        let name: String
        let status: String
        @ExplicitNull var sha256: String?
        @ExplicitNull var mediaType: String?
        @ExplicitNull var byteCount: Int?
        @ExplicitNull var width: Int?
        @ExplicitNull var height: Int?
        @ExplicitNull var blockId: Int64?
        @ExplicitNull var remoteUrl: String?

        init(_ link: AssetLink) {
            name = link.name
            status = link.status
            sha256 = link.sha256
            mediaType = link.mediaType
            byteCount = link.byteCount
            width = link.width
            height = link.height
            blockId = link.blockID
            remoteUrl = link.remoteURL
        }
    }

    /// The images and other files that a page names.
    static let assets = APIOperation(
        "assets", "List the assets of a page.", [.key, .pageNumber, .provider], schema: "Assets"
    ) { call in
        try call.store().read { reader in
            let page = try reader.requiredPage(call.values)
            return try .json(try reader.assetLinks(page: page.id).map(AssetRow.init))
        }
    }

    /// The bytes of an asset: an image as such, everything else as a file to save.
    static let asset = APIOperation(
        "asset", "Answer the bytes of an asset.",
        [
            Parameter(
                name: "sha256", kind: .text(maximum: 64), summary: "The asset's SHA-256 in hexadecimal.",
                isRequired: true)
        ], answers: ImageKind.answers
    ) { call in
        let sha256 = call.values.text("sha256") ?? ""
        guard let asset = try call.stores.latest({ try $0.asset(sha256: sha256) }) else {
            throw Problem(
                404, "unknown_asset", "there is no asset '\(sha256)'",
                hint: "list the assets of a page with /api/v1/assets")
        }
        guard let kind = ImageKind(of: asset.bytes) else {
            // Never shown by a browser, even with a harmless name and type: an SVG or HTML file can hold a script.
            var answer = APIAnswer(contentType: ImageKind.file, body: asset.bytes)
            answer.headers["content-disposition"] = "attachment; filename=\"\(asset.sha256)\""
            return answer
        }
        return APIAnswer(contentType: kind.mediaType, body: asset.bytes)
    }

    /// A picture of a page: the provider's, or drawn from its PDF.
    static let pageImage = APIOperation(
        "page-image", "Answer a picture of a page, if there is one.",
        [
            .key, .pageNumber, .provider,
            Parameter(
                name: "width", kind: .integer(64...4_000),
                summary: "The width in pixels of a page drawn from a PDF."),
        ], answers: ImageKind.answers
    ) { call in
        let (page, document, provided) = try call.store().read { reader in
            let page = try reader.requiredPage(call.values)
            let sha256 = PagePictures.provided(page, try reader.assetLinks(page: page.id))
            return (
                page, try reader.requiredDocument(call.values),
                try sha256.flatMap { try reader.asset(sha256: $0)?.bytes }
            )
        }
        let width = call.values.integer("width") ?? 1_200
        let drawn = try provided ?? call.pictures.drawn(page, of: document, width: width, call.store())
        guard let drawn, let kind = ImageKind(of: drawn) else {
            throw Problem(
                404, "no_picture", "there is no picture of page \(page.index + 1) of \(page.documentKey)",
                hint: "name the folder of its PDF with `folio serve --pdf DIR`")
        }
        return APIAnswer(contentType: kind.mediaType, body: drawn)
    }
}
