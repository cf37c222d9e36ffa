/// An image between pieces of a record's text.
struct RecordImage {
    /// Its place: the number of code points of the text before it.
    var position: Int
    /// From 1.
    let pageNumber: Int
    /// As blocks name it.
    let name: String
    var mediaType: String?
    /// Nil if it cannot be had.
    var bytes: [UInt8]?
    /// Where it is instead of in the store.
    var address: String?
}
