/// A record as it is written, with what its file's entry in the manifest counts.
struct EncodedRecord: Sendable {
    /// The record's name, which no other record of the export has.
    let identifier: String
    /// With a newline at its end.
    let bytes: [UInt8]
    /// What stands beside it in a file of its own; empty where nothing does.
    let attributes: [UInt8]
    let pages: Int
    /// The code points of its text.
    let chars: Int

    /// Takes the record that an encoder holds.
    init(_ encoder: any RecordEncoder, of record: Record) {
        identifier = encoder.identifier
        bytes = encoder.record
        attributes = encoder.attributes
        pages = record.pages
        chars = record.text.chars
    }
}
