internal import Providers

/// Which files of a payload are somebody else's: names bring files together, but content tells whose they are.
///
/// `paper.json` of Doc2X beside MinerU's `paper_content_list.json` are two results. A file of another provider
/// than the payload's is a stranger, and gets its own name as its key.
struct ResultPartition {
    /// The names of the strange members with their keys.
    let strangers: [String: String]
    /// Whether the files together are nobody's, so that each of the strangers has the images beside them.
    let sharesImages: Bool
    /// Whether something is left that can be a result.
    let hasOwn: Bool

    init(_ payload: OpenedPayload, key: String) {
        let members = payload.jsonMembers
        guard members.count > 1 else {
            (strangers, hasOwn, sharesImages) = ([:], true, false)
            return
        }
        let owner = Self.provider(of: payload)
        let folder = key.lastIndex(of: "/").map { String(key[...$0]) } ?? ""
        var strangers: [String: String] = [:]
        for member in members {
            let alone = OpenedPayload(name: payload.name, members: [member])
            guard let provider = Self.provider(of: alone), provider != owner else { continue }
            strangers[member.name] = folder + ResultName.split(member.fileName).base
        }
        self.strangers = strangers
        sharesImages = owner == nil
        hasOwn = owner != nil || members.count > strangers.count
    }

    private static func provider(of payload: OpenedPayload) -> String? {
        ProviderRegistry.chosenByContent.first { $0.recognize(payload) != nil }?.id
    }
}
