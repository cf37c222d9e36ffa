/// Counts repairs by kind, in the order of first occurrence.
struct JSONRepairLog {
    private(set) var repairs: [JSONRepair] = []

    mutating func add(_ kind: JSONRepair.Kind, at offset: Int, count: Int = 1) {
        if let position = repairs.firstIndex(where: { $0.kind == kind }) {
            let known = repairs[position]
            repairs[position] = JSONRepair(kind: kind, place: known.place, count: known.count + count)
        } else {
            repairs.append(JSONRepair(kind: kind, offset: offset, count: count))
        }
    }
}
