/// One provider's API, as its document describes it.
protocol EmulatorService: Sendable {
    /// The kind of call that a request is, where it is one of this service's.
    func call(of request: EmulatorRequest) -> String?

    /// Handles a request.
    func answer(_ request: EmulatorRequest, _ call: String, _ state: EmulatorState) async -> EmulatorAnswer

    /// The service's answer for one of its documented codes.
    func answer(forCode code: String, _ call: String, _ request: EmulatorRequest) -> EmulatorAnswer

    /// What the status of a task says that has failed for a reason.
    func answer(
        forFailedTask reason: String, _ call: String, _ request: EmulatorRequest
    ) -> EmulatorAnswer
}

extension EmulatorService {
    /// Services without tasks have no such answer.
    func answer(
        forFailedTask reason: String, _ call: String, _ request: EmulatorRequest
    ) -> EmulatorAnswer { .status(500) }
}
