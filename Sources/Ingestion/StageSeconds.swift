/// How much processor time each stage of an ingest took, in seconds summed over all threads.
package struct StageSeconds: Encodable, Equatable, Sendable {
    /// Listing, reading and unpacking, and packing the files of one result.
    package internal(set) var read = 0.0
    /// SHA-256 of the payload, and looking it up in the store.
    package internal(set) var hash = 0.0
    /// Parsing the JSON and recognizing the provider.
    package internal(set) var recognize = 0.0
    /// Normalizing.
    package internal(set) var decode = 0.0
    /// Making rows and the index's tokens of what was normalized.
    package internal(set) var prepare = 0.0
    /// zstd.
    package internal(set) var compress = 0.0
    /// Inserting rows.
    package internal(set) var insert = 0.0
    /// Inserting page texts into the full-text index.
    package internal(set) var index = 0.0
    /// Committing, with checkpoints.
    package internal(set) var commit = 0.0

    static func + (left: StageSeconds, right: StageSeconds) -> StageSeconds {
        var sum = left
        sum.read += right.read
        sum.hash += right.hash
        sum.recognize += right.recognize
        sum.decode += right.decode
        sum.prepare += right.prepare
        sum.compress += right.compress
        sum.insert += right.insert
        sum.index += right.index
        sum.commit += right.commit
        return sum
    }
}
