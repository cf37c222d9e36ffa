internal import Archives
package import Providers

/// The one run of bytes that represents a result in the store, and the way back.
///
/// A result of one file is that file; a zip that is one result is the zip as received; the files of a folder are packed
/// into a tar that is the same for the same files, whatever their dates.
package enum PayloadPacking {
    /// A larger one is given back.
    private static let greatestKeptTar = 8 << 20
    static let tarMediaType = "application/x-tar"
    static let zipMediaType = "application/zip"

    /// The bytes to store and their media type; `tar` is memory for several files, used again by the next call if nobody else has it.
    static func pack(
        _ payload: Payload, container: [UInt8]?, into tar: inout [UInt8]
    ) -> (bytes: [UInt8], mediaType: String?) {
        if let container { return (container, zipMediaType) }
        guard payload.members.count > 1 || payload.members.isEmpty else {
            let bytes = payload.members[0].bytes
            return (bytes, mediaType(of: bytes))
        }
        if tar.capacity > Self.greatestKeptTar { tar = [] }
        let room = payload.members.reduce(0) { $0 + $1.bytes.count }
        var writer = TarWriter(reusing: &tar, room: room, files: payload.members.count)
        for member in payload.members { writer.append(name: member.name, bytes: member.bytes) }
        tar = writer.finish()
        return (tar, tarMediaType)
    }

    /// A payload with its only file under the name that `unpack` gives it, so that decoding again says the same of it.
    static func asUnpacked(_ payload: Payload) -> Payload {
        guard payload.members.count == 1, let name = payload.members[0].name.split(separator: "/").last else {
            return payload
        }
        let member = Payload.Member(name: String(name), bytes: payload.members[0].bytes)
        return Payload(name: payload.name, members: [member])
    }

    /// The payload that `pack` made the bytes of.
    ///
    /// `name` is the stored name, which a payload of one file has.
    package static func unpack(
        _ bytes: [UInt8], mediaType: String?, name: String
    ) throws(ProviderFailure) -> Payload {
        guard mediaType == tarMediaType || mediaType == zipMediaType else {
            let fileName = name.split(separator: "/").last.map(String.init) ?? name
            return Payload(name: name, members: [.init(name: fileName, bytes: bytes)])
        }
        var members: [Payload.Member] = []
        do throws(ArchiveError) {
            // It was let in once, perhaps with other limits.
            var limits = ArchiveLimits()
            (limits.expansionRatio, limits.nameBytes) = (Int.max, Int.max)
            let reader = try ArchiveReader(bytes: bytes, name: name, limits: limits)
            while let member = try reader.next() {
                members.append(.init(name: member.name, bytes: try reader.readBytes()))
            }
        } catch {
            throw ProviderFailure(error)
        }
        guard mediaType == zipMediaType else { return Payload(name: name, members: members) }
        return resultOfZip(members, name: name)
    }

    /// The members of the one result in a zip, named and chosen as ingest did.
    private static func resultOfZip(_ members: [Payload.Member], name: String) -> Payload {
        var iterator = ResultIterator(NameTree(names: members.map(\.name)))
        guard let result = try? iterator.next() else { return Payload(name: name, members: members) }
        let bytes = Dictionary(members.map { ($0.name, $0.bytes) }, uniquingKeysWith: { first, _ in first })
        let files = result.files.compactMap { file in
            bytes[file.path].map { Payload.Member(name: file.name, bytes: $0) }
        }
        return Payload(name: result.path, members: files)
    }

    /// What is noted beside stored bytes, for which a bracket is enough.
    ///
    /// What adapters read bytes as is for `ContentSniffer` to say.
    private static func mediaType(of bytes: [UInt8]) -> String? {
        switch bytes.first(where: { ![0x20, 0x09, 0x0A, 0x0D].contains($0) }) {
        case UInt8(ascii: "{"), UInt8(ascii: "["): "application/json"
        default: nil
        }
    }
}
