/// What a file ends with: its schema, and the places of its columns (`FileMetaData` in parquet.thrift).
struct FileMetadata {
    /// A column of a group of rows.
    struct Chunk {
        let column: ParquetColumn
        let counts: PageCounts
        let statistics: ColumnStatistics
        /// Where its first page and its first data page begin in the file.
        let start: Int
        let dataStart: Int
    }

    struct RowGroup {
        let rows: Int
        let chunks: [Chunk]
    }

    let schema: ParquetSchema
    let compression: ParquetCompression
    let createdBy: String
    let keyValues: [(key: String, value: String)]
    var groups: [RowGroup] = []

    func encoded() -> [UInt8] {
        ThriftStruct.encoded { file in
            // The format's own advice: always 1.
            file.int32(1, 1)
            file.structures(2, SchemaElement.all(schema)) { $0.write(to: &$1) }
            file.int64(3, groups.reduce(0) { $0 + $1.rows })
            file.structures(4, Array(groups.enumerated())) { group, structure in
                write(group.element, ordinal: group.offset, to: &structure)
            }
            if !keyValues.isEmpty {
                file.structures(5, keyValues) { pair, structure in
                    structure.text(1, pair.key)
                    structure.text(2, pair.value)
                }
            }
            file.text(6, createdBy)
            // Every column has the order of its type; without this, readers must not trust bounds.
            file.structures(7, schema.columns) { _, order in order.structure(1) { _ in } }
        }
    }

    private func write(_ group: RowGroup, ordinal: Int, to structure: inout ThriftStruct) {
        let counts = group.chunks.map(\.counts)
        structure.structures(1, group.chunks) { chunk, structure in
            structure.int64(2, 0)
            structure.structure(3) { write(chunk, to: &$0) }
        }
        structure.int64(2, counts.reduce(0) { $0 + $1.rawBytes })
        structure.int64(3, group.rows)
        structure.int64(5, group.chunks.first?.start ?? 0)
        structure.int64(6, counts.reduce(0) { $0 + $1.storedBytes })
        if ordinal <= Int16.max { structure.int16(7, ordinal) }
    }

    private func write(_ chunk: Chunk, to structure: inout ThriftStruct) {
        let (column, counts) = (chunk.column, chunk.counts)
        var encodings: [ParquetEncoding] = [.runLength]
        if counts.plainPages > 0 || counts.dictionaryPages > 0 { encodings.append(.plain) }
        if counts.dictionaryPages > 0 { encodings.append(.dictionary) }
        structure.int32(1, column.type.physical)
        structure.int32s(2, encodings.map(\.rawValue))
        structure.texts(3, column.place.path)
        structure.int32(4, compression.codec)
        structure.int64(5, counts.values)
        structure.int64(6, counts.rawBytes)
        structure.int64(7, counts.storedBytes)
        structure.int64(9, chunk.dataStart)
        if chunk.dataStart > chunk.start { structure.int64(11, chunk.start) }
        structure.structure(12) { chunk.statistics.write(to: &$0) }
        structure.structures(13, Self.encodingStatistics(counts)) { entry, structure in
            structure.int32(1, entry.page)
            structure.int32(2, entry.encoding.rawValue)
            structure.int32(3, entry.count)
        }
    }

    /// How many pages of each kind there are (`PageEncodingStats`).
    private static func encodingStatistics(
        _ counts: PageCounts
    ) -> [(page: Int32, encoding: ParquetEncoding, count: Int32)] {
        var entries: [(page: Int32, encoding: ParquetEncoding, count: Int32)] = []
        if counts.dictionaryPages > 0 {
            entries.append((2, .plain, 1))
            entries.append((0, .dictionary, counts.dictionaryPages))
        }
        if counts.plainPages > 0 { entries.append((0, .plain, counts.plainPages)) }
        return entries
    }
}
