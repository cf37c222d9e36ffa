/// What is known of a record's copies.
struct RecordCopies {
    /// More copies than these are only counted.
    static let mostIDs = 100

    /// The id of the record that is kept, itself or another, which names the cluster; empty for a record without copies.
    var keptID = ""
    var isCopy = false
    /// Of a copy to the record that is kept: the Jaccard similarity of their shingles, 1 for equal texts.
    var similarity = 1.0
    /// How many copies a kept record has.
    var count = 0
    /// The ids of the first of them.
    var ids: [String] = []
}

extension MemberWriter {
    /// Adds the members about copies.
    ///
    /// The ids are JSON in a string, as what was removed is.
    mutating func copies(_ copies: RecordCopies) {
        text("cluster_id", copies.keptID)
        text("duplicate_of", copies.isCopy ? copies.keptID : "")
        real("similarity", copies.similarity)
        integer("duplicate_count", copies.count)
        var ids = JSONBuffer()
        ids.texts(JSONBuffer.element, copies.ids)
        text("duplicates", utf8: ids.bytes)
    }
}
