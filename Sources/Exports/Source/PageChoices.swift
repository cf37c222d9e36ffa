/// Whose version of each page is exported, if pages of several parses are put together to one document.
package struct PageChoices: Hashable, Sendable {
    /// The version of one page.
    package struct Choice: Hashable, Sendable {
        package let provider: String
        /// How well it agrees with the other versions, 0 to 1.
        package let agreement: Double

        package init(provider: String, agreement: Double) {
            self.provider = provider
            self.agreement = agreement
        }
    }

    /// By the key of the document and the index of the page; other pages have one version.
    package let choices: [String: [Int: Choice]]

    /// Why versions could not be read, by document, page index and provider; these are not exported.
    package let damage: [String: [Int: [String: String]]]

    package init(_ choices: [String: [Int: Choice]], damage: [String: [Int: [String: String]]] = [:]) {
        self.choices = choices
        self.damage = damage
    }
}
