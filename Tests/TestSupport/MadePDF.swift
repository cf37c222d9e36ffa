/// PDFs made for a test: one line of text a page, streams uncompressed, as small as a PDF can be.
package enum MadePDF {
    /// A PDF with a page for each text.
    ///
    /// - Parameters:
    ///   - texts: What the pages say; without parentheses and backslashes.
    ///   - padding: So many further bytes in each page's content.
    ///   - pageEntries: Entries of each page's dictionary that say its size; A4 for the pages without.
    ///   - inherited: Entries of the dictionary above the pages.
    /// - Returns: The bytes of the file.
    package static func bytes(
        _ texts: [String], padding: Int = 0, pageEntries: [String] = [], inherited: String = ""
    ) -> [UInt8] {
        let pageObjects = texts.indices.map { 4 + 2 * $0 }
        let kids = pageObjects.map { "\($0) 0 R" }.joined(separator: " ")
        var objects = [
            "<< /Type /Catalog /Pages 2 0 R >>",
            "<< /Type /Pages /Kids [\(kids)] /Count \(texts.count) \(inherited) >>",
            "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
        ]
        for (index, text) in texts.enumerated() {
            let comment = padding > 0 ? "% \(String(repeating: "x", count: padding))\n" : ""
            let content = "\(comment)BT /F1 12 Tf 72 720 Td (\(text)) Tj ET"
            let size = index < pageEntries.count ? pageEntries[index] : "/MediaBox [0 0 595 842]"
            objects.append(
                "<< /Type /Page /Parent 2 0 R \(size) /Contents \(pageObjects[index] + 1) 0 R "
                    + "/Resources << /Font << /F1 3 0 R >> >> >>")
            objects.append("<< /Length \(content.utf8.count) >>\nstream\n\(content)\nendstream")
        }
        var file = Array("%PDF-1.4\n".utf8)
        var offsets: [Int] = []
        for (index, object) in objects.enumerated() {
            offsets.append(file.count)
            file += Array("\(index + 1) 0 obj\n\(object)\nendobj\n".utf8)
        }
        let table = file.count
        file += Array("xref\n0 \(objects.count + 1)\n0000000000 65535 f \n".utf8)
        for offset in offsets {
            let digits = String(offset)
            file += Array(
                (String(repeating: "0", count: 10 - digits.utf8.count) + digits + " 00000 n \n").utf8)
        }
        file += Array(
            "trailer\n<< /Size \(objects.count + 1) /Root 1 0 R >>\nstartxref\n\(table)\n%%EOF\n".utf8)
        return file
    }
}
