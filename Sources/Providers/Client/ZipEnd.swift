/// The end of a zip's directory (APPNOTE 4.3.16): if it is missing, the zip was cut short on its way.
enum ZipEnd {
    private static let signature: [UInt8] = [0x50, 0x4B, 0x05, 0x06]

    /// Refuses a download that is not a complete zip.
    static func require(in bytes: [UInt8], of service: String) throws(ClientFailure) {
        // The record has 22 bytes and a comment of at most 65,535.
        let tail = bytes.suffix(22 + 65_535)
        let isThere =
            tail.count >= 22
            && tail.indices.dropLast(21).reversed().contains { tail[$0...].starts(with: signature) }
        guard !isThere else { return }
        throw ClientFailure(
            "download_cut",
            "the zip from \(service) is incomplete (\(bytes.count) bytes); try again, the URL is valid for a day",
            .callAgain(after: nil))
    }
}
