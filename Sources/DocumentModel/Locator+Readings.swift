extension Locator {
    /// What a text can mean as an address, the longest key first; the text as a document's whole key comes before all.
    ///
    /// Keys can contain `#`, `@`, `/` and `:` themselves, so a text is read from its end, and only a store knows which reading has a
    /// document. `KEY#p12@mineru`, the `id` of an exported record, is read as well. A reading with an empty key is invalid.
    package static func readings(of text: String) -> [Locator] {
        let bytes = Array(text.utf8)[...]
        var readings = [Locator(text)]
        // Nothing behind a key holds a `#`, so the last one begins the page or belongs to the key.
        let part = bytes.lastIndex(of: UInt8(ascii: "#")).flatMap { hash in
            PagePart(bytes[(hash + 1)...]).map { (head: bytes[..<hash], $0) }
        }
        if let (head, part) = part, part.provider == nil {
            readings.append(Locator(key(head), part.place))
            if let (key, provider) = providerSuffix(head) {
                readings.append(Locator(key, provider: provider, part.place))
            }
        } else if let (key, provider) = providerSuffix(bytes) {
            readings.append(Locator(key, provider: provider))
        }
        if let (head, part) = part, let provider = part.provider {
            readings.append(Locator(key(head), provider: provider, part.place))
        }
        return readings.filter { !$0.key.isEmpty }
    }

    private static func key(_ bytes: ArraySlice<UInt8>) -> String { String(decoding: bytes, as: UTF8.self) }

    /// A key and the provider after its last `@`.
    private static func providerSuffix(_ bytes: ArraySlice<UInt8>) -> (key: String, provider: String)? {
        guard let mark = bytes.lastIndex(of: UInt8(ascii: "@")) else { return nil }
        let provider = bytes[(mark + 1)...]
        guard !provider.isEmpty, provider.allSatisfy(\.isOfProviderName) else { return nil }
        return (key(bytes[..<mark]), key(provider))
    }
}

/// What follows `#` in an address: `p12`, `p12/b7`, `p12/b7:10-42`, each with `@provider` after the page's number or without.
private struct PagePart {
    let place: Locator.Place
    let provider: String?

    init?(_ bytes: ArraySlice<UInt8>) {
        var rest = bytes
        guard rest.take("p"), let page = rest.takeNumber(), page > 0 else { return nil }
        if rest.take("@") {
            let name = rest.prefix(while: \.isOfProviderName)
            guard !name.isEmpty else { return nil }
            provider = String(decoding: name, as: UTF8.self)
            rest = rest[name.endIndex...]
        } else {
            provider = nil
        }
        guard !rest.isEmpty else {
            place = .page(page)
            return
        }
        guard rest.take("/b"), let ordinal = rest.takeNumber() else { return nil }
        guard !rest.isEmpty else {
            place = .block(page: page, ordinal: ordinal)
            return
        }
        guard rest.take(":"), let start = rest.takeNumber(), rest.take("-"), let end = rest.takeNumber(),
            rest.isEmpty, start < end
        else { return nil }
        place = .text(page: page, ordinal: ordinal, range: start..<end)
    }
}

extension UInt8 {
    /// Whether names of providers can hold the byte.
    fileprivate var isOfProviderName: Bool {
        switch self {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"): true
        default: [UInt8(ascii: "."), UInt8(ascii: "_"), UInt8(ascii: "-")].contains(self)
        }
    }
}

extension ArraySlice<UInt8> {
    /// Takes these bytes off the beginning; false if the text begins with others.
    fileprivate mutating func take(_ text: StaticString) -> Bool {
        let wanted = UnsafeBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount)
        guard starts(with: wanted) else { return false }
        removeFirst(wanted.count)
        return true
    }

    /// Takes digits off the beginning; nil without any and for more than `Int` counts.
    fileprivate mutating func takeNumber() -> Int? {
        let digits = prefix { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
        removeFirst(digits.count)
        return Int(String(decoding: digits, as: UTF8.self))
    }
}
