internal import DocumentModel

/// The size of a page as hits and passages have it: a unit that is unknown is null.
struct EncodedPageSize: Encodable {
    let size: PageSize

    private enum CodingKeys: String, CodingKey { case width, height, unit }

    func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(size.width, forKey: .width)
        try container.encode(size.height, forKey: .height)
        try container.encode(size.unit, forKey: .unit)
    }
}
