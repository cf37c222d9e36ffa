internal import Parquet

/// Finds the columns of a form of records by the members of one that has an element in every list of lists or objects.
struct SchemaMembers: MemberWriter {
    private var fields: [ParquetField] = []

    /// The columns of a form, with what the options add to its records.
    static func schema(_ form: some RecordForm, _ options: ExportOptions) -> ParquetSchema {
        var (form, members) = (form, SchemaMembers())
        form.begin(ExportDocument(key: "", provider: "", pageCount: 1))
        form.write(.specimen(options), to: &members)
        return ParquetSchema(members.fields)
    }

    mutating func record(_ members: (inout SchemaMembers) -> Void) {
        fields = []
        members(&self)
    }

    mutating func text(_ name: String, _ value: String) { add(name, .value(.text)) }
    mutating func text(_ name: String, utf8: [UInt8]) { add(name, .value(.text)) }
    mutating func integer(_ name: String, _ value: Int) { add(name, .value(.integer)) }
    mutating func real(_ name: String, _ value: Double) { add(name, .value(.real)) }
    mutating func boolean(_ name: String, _ value: Bool) { add(name, .value(.boolean)) }
    mutating func binary(_ name: String, _ bytes: [UInt8]) { add(name, .value(.binary)) }
    mutating func unknown(_ name: String, _ kind: ParquetField.Kind) { add(name, kind) }

    mutating func object(_ name: String, _ members: (inout SchemaMembers) -> Void) {
        var inner = SchemaMembers()
        members(&inner)
        add(name, .group(inner.fields))
    }

    // These need no element to have a known type.
    mutating func integers(_ name: String, _ values: [Int]) { addList(name, of: .integer) }
    mutating func reals(_ name: String, _ values: [Double]) { addList(name, of: .real) }
    mutating func texts(_ name: String, _ values: [String]) { addList(name, of: .text) }

    mutating func list<Element>(
        _ name: String, _ elements: [Element], _ value: (inout SchemaMembers, Element) -> Void
    ) {
        var inner = SchemaMembers()
        if let first = elements.first { value(&inner, first) }
        guard let element = inner.fields.first else {
            preconditionFailure("a specimen has an element in the list \(name)")
        }
        add(name, .list(element))
    }

    private mutating func addList(_ name: String, of type: ParquetType) {
        add(name, .list(ParquetField(Self.element, .value(type))))
    }

    private mutating func add(_ name: String, _ kind: ParquetField.Kind) {
        fields.append(ParquetField(name, kind))
    }
}
