/// What all jobs of a run share.
struct RunContext: Sendable {
    let ledger: FetchLedger
    let transport: any HTTPTransport
    let clock: any FetchClock
    let pace: CallPace
    let settings: FetchSettings
    let events: @Sendable (FetchEvent) -> Void
}

/// What a user can say about a run, for any provider.
package struct FetchSettings: Sendable {
    /// How many files are under way at a time.
    package var jobs = 4
    /// The most pages to send; nil for all.
    package var maximumPages: Int?
    /// Sends again what was sent before.
    package var force = false
    /// Downloads the images that results only name.
    package var downloadsAssets = false
    package var redaction = Redaction([])

    package init() {}
}
