internal import DocumentModel
internal import Foundation

/// The boxes of words and lines as the store keeps them: `[[start, end, x0, y0, x1, y1], …]`, whole numbers without a point.
enum TextBoxesJSON {
    /// Appends boxes to UTF-8.
    static func append(_ boxes: [TextBox], to text: inout [UInt8]) {
        var separator = UInt8(ascii: "[")
        for box in boxes {
            text.append(separator)
            text.append(contentsOf: "[\(box.range.lowerBound),\(box.range.upperBound)".utf8)
            for number in box.box.numbers {
                text.append(UInt8(ascii: ","))
                if let whole = Int64(exactly: number) {
                    text.append(contentsOf: "\(whole)".utf8)
                } else {
                    text.append(contentsOf: "\(number)".utf8)
                }
            }
            text.append(UInt8(ascii: "]"))
            separator = UInt8(ascii: ",")
        }
        text.append(UInt8(ascii: "]"))
    }

    /// Reads boxes; nil if the text is not what `append` writes, which `StoreCheck` reports.
    static func boxes(_ text: String) -> [TextBox]? {
        try? JSONDecoder().decode([TextBox].self, from: Data(text.utf8))
    }
}
