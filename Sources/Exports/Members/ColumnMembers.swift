internal import Parquet

/// Cuts records up into the columns of a Parquet file.
struct ColumnMembers: MemberWriter {
    private var builder: RowBuilder
    /// The records, as `ParquetWriter` takes them.
    private(set) var rows: [UInt8] = []
    /// Why a record could not be added.
    private(set) var failure: ParquetError?

    init(_ schema: ParquetSchema) {
        builder = RowBuilder(schema)
    }

    /// Forgets the records and keeps their memory.
    mutating func clear() { rows.removeAll(keepingCapacity: true) }

    mutating func record(_ members: (inout ColumnMembers) -> Void) {
        members(&self)
        do throws(ParquetError) { try builder.end(appendingTo: &rows) } catch { failure = error }
    }

    mutating func text(_ name: String, _ value: String) {
        var value = value
        value.withUTF8 { builder.text($0) }
    }

    mutating func text(_ name: String, utf8: [UInt8]) { utf8.withUnsafeBufferPointer { builder.text($0) } }
    mutating func integer(_ name: String, _ value: Int) { builder.integer(value) }
    mutating func real(_ name: String, _ value: Double) { builder.real(value) }
    mutating func boolean(_ name: String, _ value: Bool) { builder.boolean(value) }

    mutating func unknown(_ name: String, _ kind: ParquetField.Kind) {
        for _ in 0..<ParquetField(name, kind).columnCount { builder.null() }
    }

    mutating func object(_ name: String, _ members: (inout ColumnMembers) -> Void) {
        builder.beginGroup()
        members(&self)
        builder.endGroup()
    }

    mutating func list<Element>(
        _ name: String, _ elements: [Element], _ value: (inout ColumnMembers, Element) -> Void
    ) {
        let list = builder.beginList(count: elements.count)
        for (position, element) in elements.enumerated() {
            builder.beginElement(position, of: list)
            value(&self, element)
        }
        builder.end(list)
    }
}
