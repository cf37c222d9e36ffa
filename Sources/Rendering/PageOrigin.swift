/// Where a page comes from, in an export that puts pages of several parses together.
package struct PageOrigin: Hashable, Sendable {
    package var provider: String
    package var providerVersion: String?
    package var parsedAt: String?
    /// How well the version agrees with the others of the page, 0 to 1; 0 where it is the only one.
    package var agreement: Double

    package init(provider: String, providerVersion: String? = nil, parsedAt: String? = nil, agreement: Double)
    {
        self.provider = provider
        self.providerVersion = providerVersion
        self.parsedAt = parsedAt
        self.agreement = agreement
    }
}
