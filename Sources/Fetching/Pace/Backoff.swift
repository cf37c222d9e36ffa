/// How long to wait before a call is repeated: twice as long each time, with jitter, up to a minute.
struct Backoff: Sendable {
    static let base = Duration.seconds(1)
    static let maximum = Duration.seconds(60)
    /// How often a call is made in all.
    static let attempts = 7
    /// How often a new task is made for one that failed.
    static let submissions = 4
    /// How often a full service is asked again.
    static let queueAttempts = 60

    /// The pause before repetition `attempt`, from 0; half of it is fixed, so that calls spread and none comes at once.
    static func pause(_ attempt: Int, wanted: Duration?, chance: Double) -> Duration {
        let grown = min(base * (1 << min(attempt, 10)), maximum)
        let jittered = grown * (0.5 + chance / 2)
        guard let wanted else { return jittered }
        // What the service asks for is the least; the jitter keeps all who wait from coming back together.
        return wanted + jittered - grown * 0.5
    }
}
