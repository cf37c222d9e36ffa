internal import CLoadedLibraries

/// What the errors of libcurl mean for a job.
enum TransportFailures {
    /// How much of a request had left when it failed.
    enum Progress {
        /// No byte.
        case notBegun
        /// Not all of it.
        case begun
        case sentWhole
    }

    /// Names an error.
    ///
    /// - Parameters:
    ///   - code: libcurl's.
    ///   - text: What libcurl says of it.
    ///   - progress: How much of the request had left.
    ///   - url: Where it was to go.
    /// - Returns: The error, with what to do about it.
    static func error(_ code: CURLcode, _ text: String, _ progress: Progress, _ url: String) -> TransportError
    {
        let place = AddressGuard.shown(url)
        switch code {
        case CURLE_URL_MALFORMAT, CURLE_UNSUPPORTED_PROTOCOL:
            return TransportError(
                .addressRefused, "\(place) is not a valid URL; check it")
        case CURLE_SSL_CONNECT_ERROR, CURLE_PEER_FAILED_VERIFICATION, CURLE_SSL_CACERT_BADFILE,
            CURLE_SSL_ISSUER_ERROR, CURLE_SSL_INVALIDCERTSTATUS, CURLE_SSL_PINNEDPUBKEYNOTMATCH:
            return TransportError(
                .untrusted,
                "cannot verify the identity of \(place) (TLS: \(text)); check the URL and the system's certificates"
            )
        default: return lost(progress, place)
        }
    }

    private static func lost(_ progress: Progress, _ place: String) -> TransportError {
        switch progress {
        case .notBegun:
            TransportError(.notConnected, "cannot connect to \(place); check the network and the URL")
        case .begun:
            TransportError(
                .notSent, "the connection to \(place) was lost while sending the file; check the network")
        case .sentWhole:
            TransportError(
                .connectionLost,
                "the connection to \(place) was lost before the answer was complete; check the network")
        }
    }
}
