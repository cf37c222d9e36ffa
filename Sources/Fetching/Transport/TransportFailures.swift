internal import AsyncHTTPClient
internal import Foundation
internal import NIOCore
internal import NIOPosix
internal import NIOSSL

/// What the errors of the network's libraries mean for a job.
enum TransportFailures {
    /// The error of a call; `isSent` says whether its request was sent whole.
    static func error(_ error: any Error, _ url: String, isSent: Bool) -> TransportError {
        let place = AddressGuard.shown(url)
        switch error {
        case let error as TransportError: return error
        case is NIOConnectionError: return notConnected(place)
        case let error as HTTPClientError
        where [.connectTimeout, .getConnectionFromPoolTimeout].contains(error):
            return notConnected(place)
        case let error as NIOSSLError: return tls(error, place, isSent: isSent)
        case let error as IOError
        where [ECONNREFUSED, EHOSTUNREACH, ENETUNREACH].contains(error.errnoCode):
            return notConnected(place)
        default: return lost(place, isSent: isSent)
        }
    }

    private static func lost(_ place: String, isSent: Bool) -> TransportError {
        isSent
            ? TransportError(
                .connectionLost,
                "the connection to \(place) was lost before its answer was whole. Check the network.")
            : TransportError(
                .notSent, "the connection to \(place) was lost while the file was sent. Check the network.")
    }

    private static func notConnected(_ place: String) -> TransportError {
        TransportError(.notConnected, "no connection to \(place). Check the network and the address.")
    }

    private static func tls(_ error: NIOSSLError, _ place: String, isSent: Bool) -> TransportError {
        switch error {
        case .handshakeFailed, .unableToValidateCertificate:
            TransportError(
                .untrusted,
                "\(place) could not prove who it is (TLS: \(error)). Check the address and the system's certificates."
            )
        default: lost(place, isSent: isSent)
        }
    }
}
