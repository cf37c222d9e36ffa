/// What becomes of the records that pages are put together to.
protocol RecordSink: AnyObject {
    /// Begins a document; the records that follow are its.
    func begin(_ document: ExportDocument) throws

    /// Takes the next record, and counts what becomes of it.
    func take(_ record: Record, _ summary: inout ExportSummary) throws

    /// Ends what was begun after the last record.
    func finish(_ summary: inout ExportSummary) throws
}
