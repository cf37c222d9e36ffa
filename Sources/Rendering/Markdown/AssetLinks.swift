/// Where the images that pages name are found, and which of them were asked for.
package final class AssetLinks {
    private let destinations: [String: String]
    private let embed: (String) -> String?
    /// The names that a rendered page shows.
    package private(set) var used: Set<String> = []

    /// Makes links by asset name, of destinations that are valid in markdown as they are: percent-encoded paths or
    /// URLs; other names stay as they are.
    ///
    /// `embed` is asked first, and makes a destination of a name at the moment it is shown.
    package init(_ destinations: [String: String] = [:], embed: @escaping (String) -> String? = { _ in nil })
    {
        self.destinations = destinations
        self.embed = embed
    }

    /// The destination of a name that a block has; the name itself, made safe for a link, where none is known.
    func destination(of name: String) -> String {
        known(name) ?? LinkDestination.encode(name)
    }

    /// The destination of a name as markdown or HTML wrote it, perhaps percent-encoded; nil where none is known.
    func known(_ name: String) -> String? {
        guard !destinations.isEmpty else { return nil }
        for name in [name, LinkDestination.decode(name)] {
            guard let name, let destination = destinations[name] else { continue }
            used.insert(name)
            return embed(name) ?? destination
        }
        return nil
    }
}
