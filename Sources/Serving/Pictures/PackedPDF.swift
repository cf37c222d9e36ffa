internal import Archives
internal import Foundation
internal import Storage

/// The PDF that a provider packed with its result: MinerU's zip has it as `NAME_origin.pdf`.
///
/// What a service answered to `folio fetch` is stored as it came, and the PDF in it. Ingest takes only the files of results from a zip
/// or a folder, so it stores no PDF; `--pdf` names it.
enum PackedPDF {
    /// A PDF that is longer is not drawn: it would have to be unpacked for each picture.
    private static let longest = 256 << 20
    private static let mediaType = "application/zip"

    /// Whether a payload can hold a PDF at all, as far as that shows without its bytes.
    static func isPossible(in head: PayloadHead) -> Bool {
        head.mediaType == mediaType && head.byteCount <= longest
    }

    /// Whether a payload holds a PDF; a zip that cannot be read holds none.
    static func isIn(_ payload: StoredPayload) -> Bool {
        (try? find(in: payload) { _ in true }) ?? false
    }

    /// The bytes of the PDF; nil if the payload holds none.
    static func bytes(in payload: StoredPayload) throws -> [UInt8]? {
        try find(in: payload) { try $0.readBytes(atMost: longest) } ?? nil
    }

    private static func find<Found>(
        in payload: StoredPayload, _ body: (ArchiveReader) throws -> Found
    ) throws -> Found? {
        var limits = ArchiveLimits()
        // It was let in once, perhaps with other limits.
        limits.expansionRatio = Int.max
        let reader = try ArchiveReader(bytes: try payload.bytes(), name: payload.name, limits: limits)
        while let member = try reader.next() {
            let name = member.name.split(separator: "/").last?.lowercased() ?? ""
            if name == "origin.pdf" || name.hasSuffix("_origin.pdf") { return try body(reader) }
        }
        return nil
    }
}
