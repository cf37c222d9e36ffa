/// When lists are kept, and when they are brought up to date.
struct RankingLimits {
    /// A term is frequent from this many pages on.
    var leastPages = 1024
    /// A term is frequent on one page in so many, and not below.
    var greatestRarity = 128
    /// How many pages are read to guess which terms are frequent.
    var sampleSize = 1024
    /// How many pages may be without lists while an ingest goes on; in a greater store, as many as have them.
    var laterPagesWhileWriting = 32_768
    /// How many pages may be without lists after an ingest; in a greater store, one for each 32 that have them.
    var laterPagesAfterWriting = 2_048

    init() {}

    func isFrequent(_ pages: Int, among all: Int) -> Bool {
        pages >= max(leastPages, all / greatestRarity)
    }
}
