package import Fetching

/// How the server runs.
package struct ServeSettings: Sendable {
    /// The path of the store, or a text that names a set of them as `StorePaths` reads it.
    package var store: String
    package var host: String
    /// 0 for any free port.
    package var port: Int
    /// The folders in which PDFs are looked for.
    package var pdfFolders: [String]
    /// What a client must show; nil for none.
    package var token: String?
    /// Further names under which the server may be asked for.
    package var allowedHosts: [String]
    /// Where callbacks of parse4ai are noted; nil if none are taken in.
    package var callbacks: CallbackLedger?
    /// How long a request may read.
    package var timeLimit: Duration
    /// How many requests may wait at once; the next one is answered 503.
    package var waitingLimit: Int
    /// How many connections may be open at once; the next one waits.
    package var connectionLimit: Int

    /// Makes settings with the defaults of the command line.
    package init(
        store: String, host: String = "127.0.0.1", port: Int = 7700, pdfFolders: [String] = [],
        token: String? = nil, allowedHosts: [String] = [], timeLimit: Duration = .seconds(10),
        waitingLimit: Int = 64, connectionLimit: Int = 512, callbacks: CallbackLedger? = nil
    ) {
        self.callbacks = callbacks
        self.store = store
        self.host = host
        self.port = port
        self.pdfFolders = pdfFolders
        self.token = token
        self.allowedHosts = allowedHosts
        self.timeLimit = timeLimit
        self.waitingLimit = waitingLimit
        self.connectionLimit = connectionLimit
    }
}
