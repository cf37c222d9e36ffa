/// Encodes records as JSON, one object a line.
struct JSONLinesEncoder<Form: RecordForm>: RecordEncoder {
    private(set) var form: Form
    private(set) var written = WrittenRecords("")
    private var json = JSONBuffer()

    init(_ options: ExportOptions) {
        form = Form(options)
    }

    var record: [UInt8] { json.bytes }
    var attributes: [UInt8] { [] }

    mutating func begin(_ document: ExportDocument) { form.begin(document) }

    mutating func encode(_ record: Record) {
        json.clear()
        written = form.write(record, to: &json)
    }
}
