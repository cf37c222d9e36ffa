internal import CLoadedLibraries
internal import Foundation
package import Providers

/// HTTP by libcurl: TLS verified, redirects and sizes checked here.
package struct CurlTransport: HTTPTransport {
    private static let maximumRedirects = 5

    private let guarding: AddressGuard
    private let network = CurlThread()

    /// Makes a transport.
    ///
    /// - Throws: `TransportError` `library_missing`.
    package init(guarding: AddressGuard) throws(TransportError) {
        guard CurlLoad() != nil else {
            throw TransportError(
                .libraryMissing,
                "libcurl 7.85 or later is not installed; install it (Debian: libcurl4, Homebrew: curl) and try again"
            )
        }
        self.guarding = guarding
    }

    /// Ends all connections; nothing can be sent afterwards.
    package func shutDown() {
        network.end()
    }

    private static func isSecure(_ url: String) -> Bool { url.lowercased().hasPrefix("https:") }

    package func send(_ call: ClientCall, file: FileBody?) async throws(TransportError) -> HTTPAnswer {
        var order = CurlOrder(call, file)
        var origin = call.origin
        for _ in 0...Self.maximumRedirects {
            // The connection goes to the address that was checked: a name that is asked twice can have two answers.
            order.address = origin == .answered ? try await guarding.check(order.request.url).address : nil
            order.needsPublicPeer = origin == .answered && guarding.needsPublicPeer
            let answer = try await network.run(order).get()
            guard (300..<400).contains(answer.status), let location = answer.header("Location"),
                let next = URL(string: location, relativeTo: URL(string: order.request.url))?.absoluteString
            else { return answer }
            // Keys stay with the host that they were meant for; the address of a redirect comes out of an answer.
            guard order.request.method == .get else { return answer }
            guard !Self.isSecure(order.request.url) || Self.isSecure(next) else {
                throw TransportError(
                    .addressRefused,
                    "\(AddressGuard.shown(order.request.url)) redirects from https to unencrypted http; report it to the service"
                )
            }
            order.request = HTTPRequest(.get, next)
            origin = .answered
        }
        throw TransportError(
            .tooManyRedirects,
            "limit redirects: more than \(Self.maximumRedirects) from \(AddressGuard.shown(call.request.url)); report it to the service"
        )
    }
}
