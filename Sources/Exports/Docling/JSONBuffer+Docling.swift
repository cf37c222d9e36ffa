internal import DocumentModel
internal import Rendering

extension JSONBuffer {
    /// Appends the place of a block, with a comma before it; an empty list if its provider gave no box.
    mutating func provenance(_ block: Block, _ page: ExportPage) {
        raw(#","prov":["#)
        if let box = block.box {
            member(#"{"page_no":"#, page.number)
            raw(#","bbox":{"l":"#)
            real(box.x0)
            raw(#","t":"#)
            real(box.y0)
            raw(#","r":"#)
            real(box.x1)
            raw(#","b":"#)
            real(box.y1)
            member(#","coord_origin":"TOPLEFT"},"charspan":[0,"#, block.text.unicodeScalars.count)
            raw("]}")
        }
        raw("]")
    }

    /// Appends the cells of a table.
    mutating func table(_ table: DoclingTable) {
        raw(#"{"table_cells":["#)
        for (position, cell) in table.cells.enumerated() {
            member(position == 0 ? #"{"row_span":"# : #",{"row_span":"#, cell.rows.count)
            member(#","col_span":"#, cell.columns.count)
            member(#","start_row_offset_idx":"#, cell.rows.lowerBound)
            member(#","end_row_offset_idx":"#, cell.rows.upperBound)
            member(#","start_col_offset_idx":"#, cell.columns.lowerBound)
            member(#","end_col_offset_idx":"#, cell.columns.upperBound)
            member(#","text":"#, cell.text)
            raw(cell.isHeader ? #","column_header":true"# : #","column_header":false"#)
            raw(#","row_header":false,"row_section":false}"#)
        }
        member(#"],"num_rows":"#, table.rowCount)
        member(#","num_cols":"#, table.columnCount)
        raw("}")
    }

    /// Appends the kind of the source file, with a comma before it, if docling knows that kind.
    mutating func origin(_ document: ExportDocument) {
        let known = ["application/pdf", "image/png", "image/jpeg", "image/tiff", "text/html"]
        guard let type = document.mediaType, known.contains(type), let name = document.sourceName else {
            return
        }
        member(#","origin":{"mimetype":"#, type)
        raw(#","binary_hash":"#)
        let hash =
            document.sourceSHA256.flatMap { UInt64($0.prefix(16), radix: 16) } ?? StableHash.of(document.key)
        raw(Array(String(hash).utf8))
        member(#","filename":"#, name)
        raw("}")
    }
}
