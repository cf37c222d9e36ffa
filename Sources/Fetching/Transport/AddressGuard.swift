internal import Foundation

/// Decides whether an address that came out of an answer may be followed.
///
/// An answer could name the router, a cloud's metadata service or a database of the house. So the host is resolved, must be
/// public, and the connection goes to exactly the address that was looked at: asking twice could give two answers.
package struct AddressGuard: Sendable {
    private let resolver: any HostResolver
    private let allowsPrivateNetwork: Bool
    /// Hosts, with their subdomains, that results may be fetched from; nil for any public one.
    private let hosts: [String]?

    /// Makes a guard.
    ///
    /// - Parameters:
    ///   - resolver: Finds addresses.
    ///   - allowsPrivateNetwork: Whether private addresses are followed, as when a service runs in the house.
    ///   - hosts: The hosts that may be asked, with their subdomains; nil for any.
    package init(resolver: any HostResolver, allowsPrivateNetwork: Bool, hosts: [String]? = nil) {
        self.resolver = resolver
        self.allowsPrivateNetwork = allowsPrivateNetwork
        self.hosts = hosts
    }

    /// Whether connections must end at public addresses; asked once more of the address itself when a socket is opened.
    var needsPublicPeer: Bool { !allowsPrivateNetwork }

    /// The host of a URL and the address to connect to; the address is nil if the host is one itself.
    ///
    /// - Throws: `TransportError` `address_refused`, or `not_connected` if the host has no address.
    package func check(_ url: String) async throws(TransportError) -> (host: String, address: String?) {
        guard let parts = URLComponents(string: url), let host = parts.host, !host.isEmpty,
            ["http", "https"].contains(parts.scheme ?? ""), parts.user == nil
        else {
            throw TransportError(
                .addressRefused,
                "the answer contains a URL that is not http or https: \(Self.shown(url)); report it to the service"
            )
        }
        guard isKnown(host) else {
            throw TransportError(
                .addressRefused,
                "the answer refers to \(host), which is not a known host of this service; if it is right, give --allow-host \(host)"
            )
        }
        if allowsPrivateNetwork { return (host, nil) }
        let addresses = await resolver.addresses(
            of: host.trimmingCharacters(in: CharacterSet(charactersIn: "[]")))
        guard !addresses.isEmpty else {
            throw TransportError(
                .notConnected, "cannot resolve \(host); check the network, and continue later with --resume")
        }
        guard let address = addresses.first(where: \.isPublic) else {
            throw TransportError(
                .addressRefused,
                "the answer refers to \(host), which is \(addresses[0]) in a private network; if the service runs in your own "
                    + "network, give --allow-private-network")
        }
        return (host, address.description)
    }

    private func isKnown(_ host: String) -> Bool {
        guard let hosts else { return true }
        let host = host.lowercased()
        return hosts.contains { host == $0.lowercased() || host.hasSuffix("." + $0.lowercased()) }
    }

    /// A URL without its query, which may be a secret.
    static func shown(_ url: String) -> String { String(url.prefix { $0 != "?" }.prefix(200)) }
}
