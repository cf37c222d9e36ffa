internal import GRDB

extension Row {
    /// A column by name; if a damaged store holds no such value there, an error instead of GRDB's end of the process.
    func value<Value: DatabaseValueConvertible>(_ name: String) throws -> Value {
        try decode(Value.self, forColumn: name)
    }

    /// A column by position.
    func value<Value: DatabaseValueConvertible>(_ index: Int) throws -> Value {
        try decode(Value.self, atIndex: index)
    }
}
