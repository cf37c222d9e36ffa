internal import JSONView

extension JSONValue {
    /// The member of a name in camel case, as REST answers have it, or of the same name in snake case, as Python clients dump it.
    func member(_ name: String) -> JSONValue? {
        guard let object, !object.isEmpty else { return nil }
        if let value = self[name] { return value }
        var snake: [UInt8] = []
        for byte in name.utf8 {
            let isCapital = (0x41...0x5A).contains(byte)
            if isCapital { snake.append(UInt8(ascii: "_")) }
            snake.append(isCapital ? byte | 0x20 : byte)
        }
        return snake.count == name.utf8.count ? nil : self[String(decoding: snake, as: UTF8.self)]
    }

    /// The elements of a member, named as in `member`; none without it.
    func list(_ name: String) -> [JSONValue] { member(name).map { Array($0.elements) } ?? [] }

    /// The members of an object in order; none of another value.
    var namedMembers: [(name: String, value: JSONValue)] { object.map { Array($0) } ?? [] }
}
