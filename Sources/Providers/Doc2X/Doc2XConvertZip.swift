internal import Archives
internal import DocumentModel

/// `convert_zip` of an image answer: the base64 of a zip of images, says the document.
///
/// Its own example for the asynchronous interface is not a zip but a Protocol Buffers message that repeats the result
/// (field 2: the page, in it 1: address, 3: width, 4: height, 5: markdown).
enum Doc2XConvertZip {
    private static let zipSignatures: [[UInt8]] = [[0x50, 0x4B, 0x03, 0x04], [0x50, 0x4B, 0x05, 0x06]]

    /// Takes the images out, or keeps the bytes whole if they are not a zip; either way nothing fails.
    static func read(
        _ base64: String, into assets: inout Doc2XAssets, _ warnings: inout WarningLog, at place: String
    ) {
        guard !base64.isEmpty else { return }
        guard let bytes = DataURI(("data:;base64," + base64).utf8)?.bytes else {
            warnings.add("convert_zip_broken", "convert_zip is not base64; its images are missing", at: place)
            return
        }
        guard zipSignatures.contains(where: { bytes.starts(with: $0) }) else {
            assets.keep("convert_zip", mediaType: mediaType(of: bytes), bytes: bytes)
            warnings.add(
                "convert_zip_not_zip",
                "convert_zip is not a zip, so it contains no images; its bytes are kept as the asset convert_zip",
                at: place)
            return
        }
        do throws(ArchiveError) {
            let reader = try ArchiveReader(bytes: bytes, name: "convert_zip")
            while let member = try reader.next() {
                let content = try reader.readBytes()
                if let mediaType = ContentSniffer.imageMediaType(content) {
                    assets.store(member.name, mediaType: mediaType, bytes: content)
                } else {
                    assets.keep(member.name, mediaType: nil, bytes: content)
                }
            }
        } catch {
            assets.keep("convert_zip", mediaType: "application/zip", bytes: bytes)
            warnings.add(
                "convert_zip_broken", "convert_zip could not be unpacked completely: \(error.message)",
                at: place)
        }
    }

    /// A message whose first field has a length and lies inside it.
    private static func mediaType(of bytes: [UInt8]) -> String? {
        guard bytes.count > 2, bytes[0] == 0x12 || bytes[0] == 0x0A else { return nil }
        return "application/x-protobuf"
    }
}
