/// What was made of a page or document as it is written, with what its file's entry in the manifest counts.
struct EncodedRecord: Sendable {
    /// The number of records: one, unless the form cuts texts up.
    let records: Int
    /// The names of the first and the last record, which no others of the export have.
    let firstID: String
    let lastID: String
    /// Lines or rows.
    let bytes: [UInt8]
    /// What belongs beside it in a file of its own; may be empty.
    let attributes: [UInt8]
    let pages: Int
    /// The code points of its text.
    let chars: Int

    /// Takes what an encoder holds.
    init(_ encoder: any RecordEncoder, of record: Record) {
        let written = encoder.written
        (records, firstID, lastID) = (written.count, written.firstID, written.lastID)
        bytes = encoder.record
        attributes = encoder.attributes
        pages = record.pages
        chars = record.text.chars
    }
}
