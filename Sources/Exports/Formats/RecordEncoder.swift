/// Encodes pages and documents as records in one format.
protocol RecordEncoder {
    /// What names the encoded records, which no others of the export have.
    var written: WrittenRecords { get }
    /// The encoded records: lines, each with a newline at its end, rows of Parquet, or files of a tar.
    var record: [UInt8] { get }
    /// What belongs beside the record, in a file of its own, with a newline at its end; may be empty.
    var attributes: [UInt8] { get }

    /// Takes the document that the next records are of.
    mutating func begin(_ document: ExportDocument)

    /// Encodes a page or document.
    ///
    /// - Throws: `record_too_large`.
    mutating func encode(_ record: Record) throws(ExportError)
}
