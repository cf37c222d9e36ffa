internal import JSONView

/// Adobe PDF Extract: every `Text`, but for markers of list items outside of tables; an element without a page has none.
struct AdobeTexts: SentTextReader {
    func texts(in files: [SentFile]) -> [SentText] {
        guard let root = files.lazy.compactMap(\.json).first else { return [] }
        return root.list("elements").flatMap(\.allObjects).compactMap { element in
            guard let text = element["Text"]?.string, let path = element["Path"]?.string else { return nil }
            if path.contains("/Lbl"), !path.contains("/Table") { return nil }
            return SentText(text, page: element["Page"]?.int)
        }
    }
}
