import DocumentModel
import Providers

/// Decodes MinerU files that a test writes down.
enum MinerUCase {
    /// The document of members given as name and text.
    static func document(
        _ members: [String: String], context: DecodingContext = DecodingContext()
    ) throws(ProviderFailure) -> ParsedDocument {
        let opened = opened(members)
        return try ProviderRegistry.decode(opened, as: ProviderRegistry.recognize(opened), context: context)
    }

    /// The failure of members that hold no result; nil where they hold one.
    static func failure(_ members: [String: String]) -> ProviderFailure? {
        do throws(ProviderFailure) {
            _ = try document(members)
            return nil
        } catch {
            return error
        }
    }

    /// What the adapter calls the members' form; nil where they are not MinerU's.
    static func form(_ members: [String: String]) -> String? {
        ProviderRegistry.provider(id: "mineru")?.recognize(opened(members))
    }

    private static func opened(_ members: [String: String]) -> OpenedPayload {
        let files = members.map { Payload.Member(name: $0.key, bytes: Array($0.value.utf8)) }
        return OpenedPayload(Payload(name: "test", members: files))
    }
}
