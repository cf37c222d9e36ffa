/// The row ids of a set: which store a row is in is in the bits above its own id, so that they sort as the rows of a merged store would.
enum SetRow {
    private static let bits: Int64 = 40
    private static let greatest: Int64 = 1 << bits - 1

    /// - Throws: `StoreError` `corrupt` for a row id that only damage explains.
    static func id(_ row: Int64, store: Int) throws(StoreError) -> Int64 {
        guard (0...greatest).contains(row) else { throw .damaged("a row has the invalid id \(row)") }
        return Int64(store) << bits | row
    }

    /// The store and the id of the row there.
    static func place(_ id: Int64) -> (store: Int, row: Int64) { (Int(id >> bits), id & greatest) }
}
