internal import Foundation
package import Providers
package import Storage

/// Makes the clients of providers with the user's keys and addresses.
package struct ClientFactory: Sendable {
    /// The services that have a client, in the order of the help.
    package static let names = ["doc2x", "complexdocr", "parse4ai", "volcengine"]

    private let credentials: CredentialStore
    /// Whether a client may lack its keys, since it is only asked what it would send.
    private let sendsNothing: Bool
    /// In place of the service's own address.
    private let baseURL: String?

    package init(credentials: CredentialStore, baseURL: String? = nil, sendsNothing: Bool = false) {
        self.credentials = credentials
        self.baseURL = baseURL
        self.sendsNothing = sendsNothing
    }

    package func doc2X(_ options: Doc2XOptions) throws(CredentialStore.Problem) -> Doc2XClient {
        Doc2XClient(
            key: try secret("DOC2X_API_KEY", from: "open.noedgeai.com"),
            baseURL: address("DOC2X_BASE_URL") ?? Doc2XClient.baseURL, options: options)
    }

    package func complexDOcr(
        _ options: ComplexDOcrOptions
    ) throws(CredentialStore.Problem) -> ComplexDOcrClient {
        guard let address = address("COMPLEXDOCR_BASE_URL") ?? (sendsNothing ? "" : nil) else {
            throw CredentialStore.Problem(
                message: "COMPLEXDOCR_BASE_URL is not set",
                hint:
                    "your order contains the URL of the service; set it in the environment or with --base-url"
            )
        }
        let place = "the service's page of purchased capabilities"
        return ComplexDOcrClient(
            appID: try secret("COMPLEXDOCR_APP_ID", from: place),
            authorization: try secret("COMPLEXDOCR_AUTHORIZATION", from: place), baseURL: address,
            options: options)
    }

    package func parse4AI(
        _ options: Parse4AIOptions, isBatch: Bool
    ) throws(CredentialStore.Problem) -> Parse4AIClient {
        Parse4AIClient(
            key: try secret(
                "PARSE4AI_API_KEY", from: "the API keys page of your parse4ai account"),
            seed: credentials.optionalSecret("PARSE4AI_SEED"),
            baseURL: address("PARSE4AI_BASE_URL") ?? Parse4AIClient.baseURL, isBatch: isBatch,
            options: options)
    }

    package func volcengine(_ options: VolcengineOptions) throws(CredentialStore.Problem) -> VolcengineClient
    {
        let place = "the Access Key page of the Volcengine console"
        let signer = VolcengineSigner(
            accessKey: try secret("VOLC_ACCESSKEY", from: place),
            secretKey: try secret("VOLC_SECRETKEY", from: place),
            sessionToken: credentials.optionalSecret("VOLC_SESSIONTOKEN"),
            region: credentials.value("VOLC_REGION") ?? "cn-north-1",
            service: credentials.value("VOLC_SERVICE") ?? "cv")
        return VolcengineClient(
            signer: signer, baseURL: address("VOLC_BASE_URL") ?? VolcengineClient.baseURL, options: options)
    }

    /// The client of a job of the ledger, with the options that it was planned with.
    package func client(for job: FetchJob) throws(CredentialStore.Problem) -> any ProviderClient {
        let options = job.request.options
        switch job.request.provider {
        case "doc2x": return try doc2X(Doc2XOptions(recorded: options))
        case "complexdocr": return try complexDOcr(ComplexDOcrOptions(recorded: options))
        case "parse4ai":
            return try parse4AI(
                Parse4AIOptions(recorded: options), isBatch: job.settings.isInBatch)
        case "volcengine": return try volcengine(VolcengineOptions(recorded: options))
        case let name:
            throw CredentialStore.Problem(
                message: "this version of Folio has no client for \(name)", hint: "update Folio")
        }
    }

    /// All secrets that are set, to be kept out of every text.
    package var secrets: [Secret] {
        [
            "DOC2X_API_KEY", "COMPLEXDOCR_APP_ID", "COMPLEXDOCR_AUTHORIZATION", "PARSE4AI_API_KEY",
            "PARSE4AI_SEED", "VOLC_ACCESSKEY", "VOLC_SECRETKEY", "VOLC_SESSIONTOKEN",
        ].compactMap(credentials.optionalSecret)
    }

    /// The hosts that results of any of the services lie at.
    package var knownHosts: [String] {
        let unset = Secret("")
        let clients: [any ProviderClient] = [Doc2XClient(key: unset), Parse4AIClient(key: unset)]
        return clients.flatMap(\.knownHosts)
    }

    private func secret(_ name: String, from place: String) throws(CredentialStore.Problem) -> Secret {
        if sendsNothing { return Secret("") }
        return try credentials.secret(name, from: place)
    }

    /// The hosts of addresses that the user has set: a service of one's own hands its results out there too.
    package var ownHosts: [String] {
        ["DOC2X_BASE_URL", "COMPLEXDOCR_BASE_URL", "PARSE4AI_BASE_URL", "VOLC_BASE_URL"]
            .compactMap { address($0).flatMap { URLComponents(string: $0)?.host } }
    }

    private func address(_ name: String) -> String? { baseURL ?? credentials.value(name) }
}
