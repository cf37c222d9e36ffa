/// When lists are kept, and when they are brought up to date.
struct RankingLimits {
    /// A term is frequent from this many pages on.
    var leastPages = 1024
    /// A term is frequent on one page in this number, and not below.
    var greatestRarity = 128
    /// How many pages are read to guess which terms are frequent.
    var sampleSize = 1024
    /// How many pages may be without lists during an ingest; in a greater store, as many as have them.
    var laterPagesWhileWriting = 32_768
    /// How many pages may be without lists after an ingest; in a greater store, one for each 32 that have them.
    var laterPagesAfterWriting = 2_048

    init() {}

    func isFrequent(_ pages: Int, among all: Int) -> Bool {
        pages >= max(leastPages, all / greatestRarity)
    }

    /// The share of all pages that a term which is just frequent is on; over 1 if no term can be.
    func leastShare(of all: Int) -> Double {
        Double(max(leastPages, all / greatestRarity)) / Double(max(1, all))
    }
}
