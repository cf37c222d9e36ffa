internal import ArgumentParser
internal import Fetching
internal import Foundation
internal import Serving
internal import Storage

/// The server as a program of its own, so that `folio` need not load what serving needs; `folio serve` starts it.
@main
struct FolioServe: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "folio serve",
        abstract: "Show the store in a browser, and answer programs over HTTP.",
        discussion: """
            Prints the address of the page. The interface for programs is under /api/v1; /api/v1/openapi.json describes it. Agents ask \
            /mcp by the Model Context Protocol. The store can be written meanwhile. Other machines cannot connect, unless you name an address with --host; then a token is needed. Put a proxy \
            with TLS in front: the token and all texts are sent as they are.

            A page is shown as the provider's picture, if there is one. --pdf names folders of the documents' PDFs; pages are drawn from \
            these by pdftoppm. Else Folio draws the page from its boxes and texts.

            Examples:
              folio serve
              folio serve --store all.db --pdf papers/ --port 8080
              folio serve --host 0.0.0.0 --token-file token.txt --allow-host folio.example
            """)

    @Option(
        name: .shortAndLong,
        help:
            "Path of the store, or a set of stores: a folder, or a pattern such as 'parts/*.db'. Default: $FOLIO_STORE, or folio.db."
    )
    var store: String?

    @Option(parsing: .unconditional, help: "Port to listen at; 0 takes any free one.")
    var port = 7700

    @Option(help: "Address to listen at.")
    var host = "127.0.0.1"

    @Option(help: "Folder with the PDFs of documents, named as their source or key; repeatable.")
    var pdf: [String] = []

    @Option(help: "Token that clients must send; --token-file keeps it out of the list of processes.")
    var token: String?

    @Option(help: "File with the token, which only its owner may read (mode 0600).")
    var tokenFile: String?

    @Option(help: "Further name under which browsers may reach the server; repeatable.")
    var allowHost: [String] = []

    @Flag(help: "Take in parse4ai's callbacks; needs PARSE4AI_UID and PARSE4AI_SEED.")
    var callbacks = false

    @Option(parsing: .unconditional, help: "Seconds that one request may read the store.")
    var timeLimit = 10

    @Option(
        name: .customLong("open"), help: "Open the browser at a document, page or block, such as KEY#p12.")
    var place: String?

    @Flag(help: "With --open, print the address and start no browser.")
    var noBrowser = false

    func validate() throws {
        guard (0...65_535).contains(port) else { throw ValidationError("--port must be from 0 to 65535") }
        guard (1...3_600).contains(timeLimit) else {
            throw ValidationError("--time-limit must be from 1 to 3600")
        }
        guard token == nil || tokenFile == nil else {
            throw ValidationError("--token and --token-file exclude each other")
        }
        let isOpen = !["127.0.0.1", "::1", "localhost"].contains(host)
        guard !isOpen || token != nil || tokenFile != nil else {
            throw ValidationError(
                "--host \(host) lets other machines read the store; give --token-file, and put a proxy with TLS in front"
            )
        }
        if let token { try TokenFile.require(token, from: "--token") }
    }

    func run() async throws {
        let path = store ?? ProcessInfo.processInfo.environment["FOLIO_STORE"] ?? "folio.db"
        let settings = ServeSettings(
            store: path, host: host, port: port, pdfFolders: pdf,
            token: try tokenFile.map { try TokenFile.read($0) } ?? token, allowedHosts: allowHost,
            timeLimit: .seconds(timeLimit),
            callbacks: callbacks
                ? try CallbackLedger(
                    store: path,
                    credentials: CredentialStore(environment: ProcessInfo.processInfo.environment),
                    clock: { Date() }) : nil)
        let name = host.contains(":") ? "[\(host)]" : host
        let target = try place.map { try Browser.path(to: $0, stores: path) } ?? "/"
        let startsBrowser = place != nil && !noBrowser
        try await Server(settings, clock: { Date() }).run { port in
            let address = "http://\(name):\(port)\(target)"
            FileHandle.standardOutput.write(Data("\(address)\n".utf8))
            if startsBrowser { Browser.open(address) }
        }
    }

    /// Runs the command line; an error is printed as `folio` prints it, and ends the process with the status 2.
    static func main() async {
        do {
            try await parse(Array(CommandLine.arguments.dropFirst())).run()
        } catch {
            let message: String
            switch error {
            case let error as StoreError: message = "\(error.message)\n  \(error.hint)"
            case let error as CredentialStore.Problem: message = "\(error.message)\n  \(error.hint)"
            case let error as ListenFailure: message = "\(error.message)\n  \(error.hint)"
            case _ where exitCode(for: error) == .success:
                print(fullMessage(for: error))
                Foundation.exit(0)
            case _ where exitCode(for: error) == .validationFailure:
                message = "\(Self.message(for: error))\n  run `folio serve --help` to see the options"
            default: message = "cannot serve: \(Self.message(for: error))"
            }
            FileHandle.standardError.write(Data("folio: \(message)\n".utf8))
            Foundation.exit(2)
        }
    }
}
