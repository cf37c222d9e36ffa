internal import DocumentModel

/// Finds block types by the bytes of their names, without a string for each row.
enum BlockTypeName {
    private static let types: [[(name: [UInt8], type: BlockType)]] = {
        var types = [[(name: [UInt8], type: BlockType)]](repeating: [], count: 16)
        for type in BlockType.allCases {
            types[slot(type.rawValue.utf8.count)].append((Array(type.rawValue.utf8), type))
        }
        return types
    }()

    private static func slot(_ length: Int) -> Int { length & 15 }

    /// The type of that name; nil for any other.
    static func type(_ name: UnsafeBufferPointer<UInt8>) -> BlockType? {
        for entry in types[slot(name.count)] where entry.name.elementsEqual(name) { return entry.type }
        return nil
    }
}
