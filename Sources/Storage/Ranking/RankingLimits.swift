/// When lists are kept, and when they are brought up to date.
struct RankingLimits {
    /// A term is frequent from this many pages on …
    var leastPages = 1024
    /// … and on at least one page in so many.
    var greatestRarity = 256
    /// How many pages are read to guess which terms are frequent.
    var sampleSize = 1024
    /// How many pages may be without lists while an ingest goes on, and after it; as many again as have them, and one in 32.
    var laterPagesWhileWriting = 32_768
    var laterPagesAfterWriting = 2_048

    init() {}

    func isFrequent(_ pages: Int, among all: Int) -> Bool {
        pages >= max(leastPages, all / greatestRarity)
    }
}
