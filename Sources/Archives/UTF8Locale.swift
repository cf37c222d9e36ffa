#if canImport(Darwin)
    internal import Darwin
#else
    internal import Glibc
#endif

/// A locale of UTF-8 for one thread at a time.
///
/// libarchive turns names into the thread's character set; in the C locale, where services run, it would make
/// Chinese names into question marks.
struct UTF8Locale: ~Copyable {
    private let locale: locale_t?

    init() {
        let names = ["C.UTF-8", "en_US.UTF-8", "UTF-8"]
        locale = names.lazy.compactMap { newlocale(LC_CTYPE_MASK, $0, nil) }.first
    }

    deinit {
        if let locale { freelocale(locale) }
    }

    /// Runs `body` in the locale; as is where the system has none of UTF-8.
    func run<Result>(_ body: () -> Result) -> Result {
        guard let locale else { return body() }
        let before = uselocale(locale)
        defer { uselocale(before) }
        return body()
    }
}
