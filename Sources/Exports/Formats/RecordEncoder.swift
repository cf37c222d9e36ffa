/// Encodes pages and documents as records in one format.
protocol RecordEncoder {
    /// The record's name, which no other record of the export has.
    var identifier: String { get }
    /// The encoded record, with a newline at its end.
    var record: [UInt8] { get }
    /// What stands beside the record, in a file of its own, with a newline at its end; empty where nothing does.
    var attributes: [UInt8] { get }

    /// Takes the document that the next records are of.
    mutating func begin(_ document: ExportDocument)

    /// Encodes a page or document.
    mutating func encode(_ record: Record)
}
