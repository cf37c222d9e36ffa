/// Writes a Parquet file: the mark, groups of rows column by column, metadata (parquet-format, README.md, "File format").
///
/// Nothing is written to disk: what is ready of the file is taken with ``takeOutput()``. In memory are the compressed pages of a group of rows
/// and an open page of each column.
package final class ParquetWriter {
    /// How large the parts of a file are, in bytes of values.
    package struct Sizes: Sendable, Hashable {
        package var page: Int
        package var rowGroup: Int

        package init(page: Int = 1 << 20, rowGroup: Int = 64 << 20) {
            self.page = max(page, 1)
            self.rowGroup = max(rowGroup, 1)
        }
    }

    private static let mark = Array("PAR1".utf8)

    private let sizes: Sizes
    private let compressor: PageCompressor
    private var metadata: FileMetadata
    private var chunks: [ColumnChunk]
    private var output = mark
    /// The bytes of the file before `output`.
    private var taken = 0
    /// Of the open group of rows.
    private var rows = 0
    private var bytes = 0
    /// The bytes of its pages that are whole.
    private var pageBytes = 0
    /// At least as many bytes as what is still to come of the rows so far but for what the file ends with: open pages and dictionaries.
    package private(set) var heldBytes = 0

    /// Begins a file.
    ///
    /// `createdBy` has the form `APPLICATION version VERSION`; `keyValues` are the file's own metadata.
    package init(
        _ schema: ParquetSchema, _ compression: ParquetCompression, createdBy: String,
        keyValues: [(key: String, value: String)] = [], sizes: Sizes = Sizes()
    ) {
        self.sizes = sizes
        compressor = PageCompressor(compression)
        metadata = FileMetadata(
            schema: schema, compression: compression, createdBy: createdBy, keyValues: keyValues)
        chunks = schema.columns.map(ColumnChunk.init)
    }

    /// The bytes of the file so far, with the pages that are still to be put in order.
    package var size: Int { taken + output.count + pageBytes }

    /// Takes whole rows, as ``RowBuilder/end(appendingTo:)`` makes them.
    package func append(_ rows: [UInt8]) {
        rows.withUnsafeBytes { rows in
            var offset = 0
            while offset < rows.count {
                let end = offset + 4 + rows.size(at: offset)
                append(row: UnsafeRawBufferPointer(rebasing: rows[offset + 4..<end]))
                offset = end
            }
        }
    }

    /// Ends the file; what is left of it is in ``takeOutput()``.
    package func finish() {
        endGroup()
        let footer = metadata.encoded()
        output += footer
        output.append(littleEndian: UInt32(clamping: footer.count))
        output += Self.mark
    }

    /// The next bytes of the file.
    package func takeOutput() -> [UInt8] {
        let ready = output
        taken += ready.count
        output.removeAll()
        return ready
    }

    private func append(row: UnsafeRawBufferPointer) {
        var offset = 0
        for index in chunks.indices {
            let (count, size) = (row.size(at: offset), row.size(at: offset + 4))
            let levels = count * (chunks[index].column.greatestRepetition > 0 ? 2 : 1)
            let values = offset + 8 + levels
            let before = (chunks[index].heldBytes, chunks[index].pages.count)
            chunks[index].add(
                levels: UnsafeRawBufferPointer(rebasing: row[offset + 8..<values]), count: count,
                values: UnsafeRawBufferPointer(rebasing: row[values..<values + size]))
            if chunks[index].openBytes >= sizes.page { chunks[index].closePage(compressor) }
            heldBytes += chunks[index].heldBytes - before.0
            pageBytes += chunks[index].pages.count - before.1
            offset = values + size
        }
        rows += 1
        bytes += row.count
        if bytes >= sizes.rowGroup { endGroup() }
    }

    private func endGroup() {
        guard rows > 0 else { return }
        var written: [FileMetadata.Chunk] = []
        for index in chunks.indices {
            var chunk = chunks[index]
            chunks[index] = ColumnChunk(chunk.column)
            chunk.closePage(compressor)
            let start = taken + output.count
            if let dictionary = chunk.dictionaryPage(compressor) { output += dictionary }
            let dataStart = taken + output.count
            output += chunk.pages
            written.append(
                FileMetadata.Chunk(
                    column: chunk.column, counts: chunk.counts, statistics: chunk.statistics, start: start,
                    dataStart: dataStart))
        }
        metadata.groups.append(FileMetadata.RowGroup(rows: rows, chunks: written))
        (rows, bytes, pageBytes, heldBytes) = (0, 0, 0, 0)
    }
}
