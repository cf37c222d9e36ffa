/// A group or column of the schema as a file lists them, each before those below it (`SchemaElement` in parquet.thrift).
struct SchemaElement {
    private enum Repetition: Int32 { case optional = 1, repeated = 2 }
    private enum Annotation { case text, list }

    private let name: String
    private var type: ParquetType?
    private var repetition: Repetition?
    private var childCount: Int?
    private var annotation: Annotation?

    private init(
        _ name: String, type: ParquetType? = nil, repetition: Repetition? = .optional, childCount: Int? = nil,
        annotation: Annotation? = nil
    ) {
        self.name = name
        self.type = type
        self.repetition = repetition
        self.childCount = childCount
        self.annotation = annotation
    }

    static func all(_ schema: ParquetSchema) -> [SchemaElement] {
        [SchemaElement("schema", repetition: nil, childCount: schema.fields.count)]
            + schema.fields.flatMap { elements($0, named: $0.name) }
    }

    private static func elements(_ field: ParquetField, named name: String) -> [SchemaElement] {
        switch field.kind {
        case .value(let type):
            [SchemaElement(name, type: type, annotation: type == .text ? .text : nil)]
        case .group(let fields):
            [SchemaElement(name, childCount: fields.count)] + fields.flatMap { elements($0, named: $0.name) }
        case .list(let element):
            [
                SchemaElement(name, childCount: 1, annotation: .list),
                SchemaElement("list", repetition: .repeated, childCount: 1),
            ] + elements(element, named: "element")
        }
    }

    /// Writes the logical type, and the older converted type that has to be with it (LogicalTypes.md).
    func write(to structure: inout ThriftStruct) {
        if let type { structure.int32(1, type.physical) }
        if let repetition { structure.int32(3, repetition.rawValue) }
        structure.text(4, name)
        if let childCount { structure.int32(5, Int32(clamping: childCount)) }
        switch annotation {
        case .text:
            structure.int32(6, 0)
            structure.structure(10) { $0.structure(1) { _ in } }
        case .list:
            structure.int32(6, 3)
            structure.structure(10) { $0.structure(3) { _ in } }
        case nil: break
        }
    }
}
