internal import TextAnalysis

/// The file name of an exported asset: its hash and what its type is called by.
enum AssetFileName {
    private static let extensions = [
        "image/png": "png", "image/jpeg": "jpg", "image/jpg": "jpg", "image/gif": "gif", "image/webp": "webp",
        "image/svg+xml": "svg", "image/tiff": "tiff", "image/bmp": "bmp", "image/x-ms-bmp": "bmp",
        "application/pdf": "pdf", "text/html": "html", "application/json": "json", "text/markdown": "md",
    ]

    /// The folder of assets below that of the export.
    static let folder = "assets"

    /// Whether a file name could come from `make`.
    static func isOne(_ name: String) -> Bool {
        let parts = name.split(separator: ".")
        return parts.count == 2 && parts[0].utf8.count == 64
            && parts[0].utf8.allSatisfy { $0.isDigit || (0x61...0x66).contains($0) }
    }

    /// The name; without a known media type it ends as the asset's own name does, else in `.bin`.
    static func make(sha256: String, mediaType: String?, name: String) -> String {
        "\(sha256).\(ending(mediaType: mediaType, name: name))"
    }

    /// What the name ends in, without the dot.
    static func ending(mediaType: String?, name: String) -> String {
        mediaType.flatMap { extensions[$0] } ?? nameExtension(name) ?? "bin"
    }

    private static func nameExtension(_ name: String) -> String? {
        guard let dot = name.lastIndex(of: ".") else { return nil }
        let ending = name[name.index(after: dot)...].lowercased()
        let isPlain = ending.utf8.allSatisfy { $0.isDigit || $0.isLetter }
        return isPlain && (1...5).contains(ending.utf8.count) ? ending : nil
    }
}
