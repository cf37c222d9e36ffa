internal import DocumentModel

/// A word of a query as it is looked for on a page: any of some phrases.
struct NearnessTerm {
    struct Occurrence {
        /// The positions of its first and last token.
        let start: Int
        let end: Int
        let weight: Double
    }

    /// The numbers of each phrase's patterns.
    let phrases: [[Int]]
    let idf: Double

    /// The places of the word, in the order of the page.
    func occurrences(in page: PagePlaces) -> [Occurrence] {
        let found = phrases.map { Self.occurrences(of: $0, in: page) }.filter { !$0.isEmpty }
        if found.count <= 1 { return found.first ?? [] }
        return found.flatMap(\.self).sorted { ($0.start, $0.end) < ($1.start, $1.end) }
    }

    private static func occurrences(of phrase: [Int], in page: PagePlaces) -> [Occurrence] {
        guard let first = phrase.first else { return [] }
        return page.places[first].compactMap { place in
            for (distance, pattern) in phrase.enumerated().dropFirst() {
                guard stands(page.places[pattern], at: place.position + distance) else { return nil }
            }
            let end = place.position + phrase.count - 1
            return Occurrence(start: place.position, end: end, weight: place.weight)
        }
    }

    private static func stands(_ places: [PagePlaces.Place], at position: Int) -> Bool {
        let first = places.partitioningIndex { $0.position >= position }
        return first < places.count && places[first].position == position
    }
}
