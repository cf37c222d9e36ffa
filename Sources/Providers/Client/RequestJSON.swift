internal import DocumentModel
internal import Foundation

/// The JSON bodies of requests: compact, with sorted keys.
enum RequestJSON {
    static func bytes(_ members: [String: MetadataValue]) -> [UInt8] {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        // Values made of texts, whole numbers, booleans and lists of these always encode.
        return (try? encoder.encode(MetadataValue.object(members))).map { Array($0) } ?? []
    }
}
