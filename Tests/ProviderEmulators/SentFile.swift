import Foundation

/// What the emulators read of a file: a text for each page, which their answers repeat.
enum SentFile {
    /// The texts of a file's pages; nil where it is neither a PDF nor an image.
    static func texts(_ bytes: [UInt8]) -> [String]? {
        if bytes.starts(with: [0xFF, 0xD8, 0xFF]) || bytes.starts(with: [0x89, 0x50, 0x4E, 0x47]) {
            return ["image of \(bytes.count) bytes"]
        }
        let data = Data(bytes)
        // Readers look for the mark in the first 1,024 bytes; pdfdeal uploads a form with the file in it.
        guard data.prefix(1024).range(of: Data("%PDF-".utf8)) != nil else { return nil }
        // The PDFs that tests make, and the parts that qpdf cuts out of them, have their streams uncompressed.
        let count = ends(of: "/Type /Page", in: data).count { data[$0] != UInt8(ascii: "s") }
        let shown = ends(of: ") Tj", in: data).map { end in
            let text = data[..<(end - ") Tj".utf8.count)]
            let start = text.lastIndex(of: UInt8(ascii: "(")).map { $0 + 1 } ?? text.endIndex
            return String(decoding: text[start...], as: UTF8.self)
        }
        return (0..<count).map { $0 < shown.count ? shown[$0] : "page \($0 + 1)" }
    }

    /// Where the occurrences of a text end; files of some megabytes are too much for a regular expression.
    private static func ends(of text: String, in data: Data) -> [Int] {
        var (found, start) = ([Int](), data.startIndex)
        while let range = data.range(of: Data(text.utf8), in: start..<data.endIndex) {
            found.append(range.upperBound)
            start = range.upperBound
        }
        return found
    }

    /// The bytes of base64.
    static func decode(_ base64: String) -> [UInt8]? { Data(base64Encoded: base64).map { Array($0) } }
}
