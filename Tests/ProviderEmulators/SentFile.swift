import Foundation

/// What the emulators read of a file: a text for each page, which their answers repeat.
enum SentFile {
    /// The texts of a file's pages; nil where it is neither a PDF nor an image.
    static func texts(_ bytes: [UInt8]) -> [String]? {
        if bytes.starts(with: [0xFF, 0xD8, 0xFF]) || bytes.starts(with: [0x89, 0x50, 0x4E, 0x47]) {
            return ["image of \(bytes.count) bytes"]
        }
        let text = String(decoding: bytes, as: UTF8.self)
        guard text.hasPrefix("%PDF-") else { return nil }
        // The PDFs that tests make, and the parts that qpdf cuts out of them, have their streams uncompressed.
        let count = text.matches(of: /\/Type \/Page[^s]/).count
        let shown = text.matches(of: /\(([^)]*)\) Tj/).map { String($0.1) }
        return (0..<count).map { $0 < shown.count ? shown[$0] : "page \($0 + 1)" }
    }

    /// The bytes of base64.
    static func decode(_ base64: String) -> [UInt8]? { Data(base64Encoded: base64).map { Array($0) } }
}
