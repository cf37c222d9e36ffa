/// Where the images that a page names are found: the destinations of markdown links by asset name.
package struct AssetLinks: Hashable, Sendable {
    private let destinations: [String: String]

    /// No image is known; links keep the names as they are.
    package static let none = AssetLinks([:])

    /// Makes links of destinations that are valid in markdown as they are: percent-encoded paths or URLs.
    package init(_ destinations: [String: String]) {
        self.destinations = destinations
    }

    /// The destination of a name; the name itself, made safe for a link, where there is none.
    package func destination(of name: String) -> String {
        destinations[name] ?? LinkDestination.encode(name)
    }

    /// The destination of a name as markdown or HTML wrote it, perhaps percent-encoded; nil where there is none.
    func known(_ name: String) -> String? {
        guard !destinations.isEmpty else { return nil }
        return destinations[name] ?? LinkDestination.decode(name).flatMap { destinations[$0] }
    }
}
