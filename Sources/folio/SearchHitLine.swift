internal import Search

/// A hit as a line of JSON: its members, and the cursor that continues after it.
struct SearchHitLine: Encodable {
    let hit: SearchHit
    let cursor: SearchCursor

    private enum CodingKeys: String, CodingKey { case cursor }

    func encode(to encoder: any Encoder) throws {
        try hit.encode(to: encoder)
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(cursor.text, forKey: .cursor)
    }
}
