internal import Parquet

/// Encodes records as rows of a Parquet file, cut up into its columns.
struct ColumnEncoder<Form: RecordForm>: RecordEncoder {
    private var form: Form
    private(set) var written = WrittenRecords("")
    private var columns: ColumnMembers

    init(_ options: ExportOptions) {
        form = Form(options)
        columns = ColumnMembers(Self.schema(options))
    }

    /// The columns of all records of an export.
    static func schema(_ options: ExportOptions) -> ParquetSchema {
        SchemaMembers.schema(Form(options), options)
    }

    var record: [UInt8] { columns.rows }
    var attributes: [UInt8] { [] }

    mutating func begin(_ document: ExportDocument) { form.begin(document) }

    /// - Throws: `record_too_large`.
    mutating func encode(_ record: Record) throws(ExportError) {
        columns.clear()
        written = form.write(record, to: &columns)
        guard case .rowTooLarge(let bytes)? = columns.failure else { return }
        throw ExportError(
            .recordTooLarge,
            "the record \(record.identifier) has \(bytes) bytes, and a row of Parquet at most \(RowBuilder.largestRow)",
            hint: "export it with --unit page, or leave it out with --max-chars")
    }
}
