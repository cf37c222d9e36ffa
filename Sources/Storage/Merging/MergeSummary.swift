/// What a merge did.
package struct MergeSummary: Equatable, Sendable {
    /// The stores that were taken in.
    package internal(set) var stores = 0
    /// Documents that are new.
    package internal(set) var documents = 0
    /// Parses that are new.
    package internal(set) var parses = 0
    /// Parses that were there already.
    package internal(set) var known = 0
    /// Parses that were there as an older adapter had decoded them.
    package internal(set) var replaced = 0
    package internal(set) var pages = 0
    package internal(set) var blocks = 0
    /// Assets that are new.
    package internal(set) var assets = 0
    /// Failures that are new, or newer than the one that was there.
    package internal(set) var failures = 0
    /// Documents for which two stores had another provider chosen; this store's choice stays.
    package internal(set) var differingChoices: [String] = []

    package init() {}
}
