/// The program's version: `folio --version`.
package enum FolioVersion {
    package static let current = "0.1.0"
}
