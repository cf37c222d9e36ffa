/// Writes rows as the HTML of a table.
package enum HTMLTableWriter {
    /// One line of HTML: `<table><tr><td colspan="2">…</td></tr></table>`.
    package static func html(_ rows: [[TableCell]]) -> String {
        var output = "<table>"
        for row in rows {
            output += "<tr>"
            for cell in row {
                let element = cell.isHeader ? "th" : "td"
                output += "<\(element)"
                if cell.columnSpan > 1 { output += " colspan=\"\(cell.columnSpan)\"" }
                if cell.rowSpan > 1 { output += " rowspan=\"\(cell.rowSpan)\"" }
                output += ">\(cell.html ?? HTMLText.escape(cell.markup ?? cell.text))</\(element)>"
            }
            output += "</tr>"
        }
        return output + "</table>"
    }
}
