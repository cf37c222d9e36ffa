internal import Foundation

/// Finds the addresses of a host.
package protocol HostResolver: Sendable {
    /// The addresses in the order in which the system prefers them; may be empty.
    func addresses(of host: String) async -> [IPAddress]
}

/// The system's resolver.
package struct SystemResolver: HostResolver {
    package init() {}

    package func addresses(of host: String) async -> [IPAddress] {
        // getaddrinfo waits for the network; it must not hold one of the few threads that tasks share.
        await withCheckedContinuation { continuation in
            Thread.detachNewThread { continuation.resume(returning: Self.resolve(host)) }
        }
    }

    private static func resolve(_ host: String) -> [IPAddress] {
        var hints = addrinfo()
        #if canImport(Darwin)
            hints.ai_socktype = SOCK_STREAM
        #else
            hints.ai_socktype = Int32(SOCK_STREAM.rawValue)
        #endif
        var list: UnsafeMutablePointer<addrinfo>?
        guard getaddrinfo(host, nil, &hints, &list) == 0 else { return [] }
        defer { freeaddrinfo(list) }
        var found: [IPAddress] = []
        var entry = list
        while let current = entry?.pointee {
            if let address = current.ai_addr.flatMap({ address($0) }), !found.contains(address) {
                found.append(address)
            }
            entry = current.ai_next
        }
        return found
    }

    private static func address(_ pointer: UnsafeMutablePointer<sockaddr>) -> IPAddress? {
        let raw = UnsafeRawPointer(pointer)
        switch Int32(pointer.pointee.sa_family) {
        case AF_INET:
            let address = raw.loadUnaligned(as: sockaddr_in.self).sin_addr
            return IPAddress(bytes: withUnsafeBytes(of: address) { Array($0) })
        case AF_INET6:
            let address = raw.loadUnaligned(as: sockaddr_in6.self).sin6_addr
            return IPAddress(bytes: withUnsafeBytes(of: address) { Array($0) })
        default: return nil
        }
    }
}
