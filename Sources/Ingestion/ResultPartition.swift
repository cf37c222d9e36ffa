internal import Providers

/// Which files of a payload belong to another result: names bring files together, but content decides.
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
        let folder = key.lastIndex(of: "/").map { String(key[...$0]) } ?? ""
        let files = payload.members.filter { if case .image = $0.content { false } else { true } }
        let areShards = FileNameRules.all.areShards(files.map(\.fileName))
        guard members.count > 1 || areShards else {
            (strangers, hasOwn, sharesImages) = ([:], true, false)
            return
        }
        let owner = Self.provider(of: payload)
        // Numbers alone brought these together, and no answer is made of them: each is what it is, broken ones too.
        if areShards, owner == nil || members.count < 2 {
            let keys = files.map { ($0.name, folder + ResultName.split($0.fileName).base) }
            strangers = Dictionary(keys, uniquingKeysWith: { first, _ in first })
            (hasOwn, sharesImages) = (false, true)
            return
        }
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
