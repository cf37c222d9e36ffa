internal import JSONView

/// OpenDataLoader: every `content`, on the page that its node or the nearest one around it names.
struct OpenDataLoaderTexts: SentTextReader {
    func texts(in files: [SentFile]) -> [SentText] {
        guard let root = files.lazy.compactMap(\.json).first else { return [] }
        var found: [SentText] = []
        walk(root["kids"], page: 0, &found)
        return found
    }

    private func walk(_ value: JSONValue?, page: Int, _ found: inout [SentText]) {
        guard let value else { return }
        for element in value.elements { walk(element, page: page, &found) }
        guard let object = value.object else { return }
        let page = value["page number"]?.int.map { $0 - 1 } ?? page
        for (name, member) in object {
            if name == "content", let text = member.string {
                found.append(SentText(text, page: page))
            } else {
                walk(member, page: page, &found)
            }
        }
    }
}
