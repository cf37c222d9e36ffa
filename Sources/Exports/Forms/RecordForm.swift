/// A form of records: which members they have, in which order.
protocol RecordForm {
    init(_ options: ExportOptions)

    /// Takes the document that the next records are of.
    mutating func begin(_ document: ExportDocument)

    /// Writes the records of a page or document: one, unless the form cuts texts up.
    ///
    /// - Returns: What names them.
    @discardableResult
    mutating func write(_ record: Record, to writer: inout some MemberWriter) -> WrittenRecords
}

/// What was made of a page or document.
struct WrittenRecords {
    var count = 1
    var firstID: String
    var lastID: String

    init(_ identifier: String) {
        (firstID, lastID) = (identifier, identifier)
    }

    /// The pieces of a record that was cut up, by their names.
    init(pieces count: Int, name: (Int) -> String) {
        self.count = count
        (firstID, lastID) = (name(0), name(max(0, count - 1)))
    }
}
