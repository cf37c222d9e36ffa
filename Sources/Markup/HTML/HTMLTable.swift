/// The rows and cells of an HTML table, read as leniently as a browser reads it.
package struct HTMLTable: Hashable, Sendable {
    package let rows: [[TableCell]]
    /// Text that stands in the table but in no cell: its `<caption>`, mostly.
    package let caption: String
    /// The sources of the `<img>` in it, in order.
    package let images: [ImageReference]

    package init(rows: [[TableCell]], caption: String = "", images: [ImageReference] = []) {
        self.rows = rows
        self.caption = caption
        self.images = images
    }

    /// Reads the first table and whatever stands beside it; nil where no cell is found.
    ///
    /// Markup deeper than 256 elements is not followed: all its text comes as one cell. With `keepsMarks`, a `<br>` in
    /// a cell is a newline in its text, which has no other, rather than a space; alternative texts of images are part of it; and
    /// cells with marks, such as bold letters, have `html`.
    package init?(_ html: String, keepsMarks: Bool = false) {
        guard html.utf8.contains(UInt8(ascii: "<")) else { return nil }
        let reader = HTMLTableReader(keepsMarks: keepsMarks)
        if reader.read(html) {
            guard !reader.rows.isEmpty else { return nil }
            self.init(rows: reader.rows, caption: reader.caption.text, images: reader.images)
        } else {
            let cell = TableCell(text: TableCell.singleLine(HTMLText.plain(html)))
            self.init(rows: [[cell]], images: HTMLText.images(in: html))
        }
    }

    /// The caption, if any, then a line for each row with its cells joined by tabs.
    package var text: String {
        let lines = rows.map { row in row.map(\.text).joined(separator: "\t") }
        return (caption.isEmpty ? lines : [caption] + lines).joined(separator: "\n")
    }
}
