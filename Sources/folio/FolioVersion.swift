/// The program's version: `folio --version`.
enum FolioVersion {
    static let current = "0.1.0"
}
