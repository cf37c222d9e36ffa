internal import DocumentModel

/// Normalizes exported markdown, which has no marks between pages.
///
/// Only image names contain pages. What is between the images of two pages stays on the earlier page.
struct Doc2XExportDecoder {
    private let export: Doc2XExport
    private let context: DecodingContext
    private var document = ParsedDocument()
    private var assets = Doc2XAssets()

    init(_ export: Doc2XExport, _ payload: OpenedPayload, _ context: DecodingContext) {
        self.export = export
        self.context = context
        for image in payload.imageMembers {
            guard case .image(let mediaType) = image.content else { continue }
            assets.store(image.name, mediaType: mediaType, bytes: image.bytes)
        }
        for other in payload.members where other.name != export.member.name {
            if case .image = other.content { continue }
            document.warnings.add(
                "member_unused", "a file of the export is neither an image nor its markdown; it was skipped",
                at: other.name)
        }
    }

    consuming func decode() -> ParsedDocument {
        var reader = Doc2XMarkdownReader(place: export.member.name, warnings: document.warnings)
        reader.read(export.markdown)
        document.warnings = reader.warnings
        document.requestID = reader.pieces.lazy.compactMap(\.image?.taskID).first
        let pages = Self.pageIndices(of: reader.pieces)
        warnAboutPages(reader.pieces)
        addPages(reader.pieces, pages)
        assets.addUnused(pageOffset: context.pageOffset)
        document.assets = assets.assets
        return document
    }

    /// For each piece the page it is put on; never falling.
    ///
    /// All of a Media goes to the page of its first image.
    private static func pageIndices(of pieces: [Doc2XPiece]) -> [Int] {
        var pageOfMedia: [Int: Int] = [:]
        for piece in pieces {
            guard let media = piece.media, let page = piece.image?.page, pageOfMedia[media] == nil else {
                continue
            }
            pageOfMedia[media] = page
        }
        var current = 0
        return pieces.map { piece in
            let told = piece.media.flatMap { pageOfMedia[$0] } ?? piece.image?.page
            if let told { current = max(current, told) }
            return current
        }
    }

    private mutating func warnAboutPages(_ pieces: [Doc2XPiece]) {
        guard !pieces.isEmpty else { return }
        let place = export.member.name
        if !pieces.contains(where: { $0.image != nil }) {
            document.warnings.add(
                "pages_unknown",
                "exported markdown has no page numbers, and no image name has one; everything is on the first page; "
                    + "to get pages, ingest the status answer instead",
                at: place)
        } else if pieces.contains(where: { $0.image == nil && $0.media == nil }) {
            document.warnings.add(
                "pages_uncertain",
                "exported markdown has no page numbers; text was put on the page of the previous image; "
                    + "to get pages, ingest the status answer instead",
                at: place)
        }
    }

    private mutating func addPages(_ pieces: [Doc2XPiece], _ indices: [Int]) {
        let bytes = export.member.bytes
        var start = 0
        while start < pieces.count {
            let index = indices[start]
            let end = indices[start...].firstIndex { $0 != index } ?? pieces.count
            let from = start == 0 ? 0 : pieces[start].start
            let to = end == pieces.count ? bytes.count : max(pieces[end].start, from)
            var page = Page(
                index: index + context.pageOffset, markdown: String(decoding: bytes[from..<to], as: UTF8.self)
            )
            page.blocks = pieces[start..<end].map { piece in
                var block = piece.block
                // A list may continue behind an image of the next page; its items there have no list on their page.
                block.parent = block.parent.flatMap { (start..<end).contains($0) ? $0 - start : nil }
                if let image = piece.image, image.page == index { block.box = image.box }
                if let asset = block.asset { assets.show(asset, onPage: page.index) }
                return block
            }
            document.pages.append(page)
            start = end
        }
    }
}
