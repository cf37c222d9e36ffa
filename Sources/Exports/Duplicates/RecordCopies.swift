/// What is known of a record's copies.
struct RecordCopies {
    /// More copies than these are only counted.
    static let mostIDs = 100

    /// The id of the record that is kept, itself or another, which names the cluster; empty where there are no copies.
    var keptID = ""
    var isCopy = false
    /// Of a copy to the record that is kept: the Jaccard similarity of their shingles, 1 for equal texts.
    var similarity = 1.0
    /// How many copies a kept record has.
    var count = 0
    /// The ids of the first of them.
    var ids: [String] = []
}

extension RecordMetadata {
    /// Appends the members about copies, each with a comma before it.
    ///
    /// The ids are JSON in a string, as what was removed is.
    static func append(_ copies: RecordCopies, to json: inout JSONBuffer) {
        json.member(#","cluster_id":"#, copies.keptID)
        json.member(#","duplicate_of":"#, copies.isCopy ? copies.keptID : "")
        json.raw(#","similarity":"#)
        json.real(copies.similarity)
        json.member(#","duplicate_count":"#, copies.count)
        var ids = JSONBuffer()
        ids.raw("[")
        for (position, id) in copies.ids.enumerated() {
            if position > 0 { ids.raw(",") }
            ids.string(id)
        }
        ids.raw("]")
        json.raw(#","duplicates":"#)
        json.string(ids.bytes)
    }
}
