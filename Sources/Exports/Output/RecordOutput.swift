/// Takes encoded records in order.
protocol RecordOutput {
    func append(_ record: EncodedRecord) throws(ExportError)

    /// Ends the last file.
    ///
    /// - Returns: The number of files and their bytes.
    func finish() throws(ExportError) -> (files: Int, bytes: Int)
}

extension ShardWriter: RecordOutput {}

/// Writes all records as one file into a stream.
final class RecordStream: RecordOutput {
    private let file: CompressedFile

    init(_ stream: OutputStream, _ format: RecordFormat, _ options: ExportOptions) {
        file = CompressedFile(stream, RecordFileForm(format, options))
    }

    func append(_ record: EncodedRecord) throws(ExportError) { try file.append(record.bytes) }

    func finish() throws(ExportError) -> (files: Int, bytes: Int) {
        _ = try file.commit()
        return (1, file.count)
    }
}
