/// What all jobs of a run share.
struct RunContext: Sendable {
    let ledger: FetchLedger
    let transport: any HTTPTransport
    let clock: any FetchClock
    let pace: CallPace
    let settings: FetchSettings
    let events: @Sendable (FetchEvent) -> Void
}
