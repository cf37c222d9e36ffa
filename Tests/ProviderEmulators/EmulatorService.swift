/// One provider's API, as its document describes it.
protocol EmulatorService: Sendable {
    /// The kind of call that a request is, where it is one of this service's.
    func call(of request: EmulatorRequest) -> String?

    /// Handles a request.
    func answer(_ request: EmulatorRequest, _ call: String, _ state: EmulatorState) async -> EmulatorAnswer

    /// The service's answer for one of its documented codes.
    func answer(forCode code: String, _ call: String, _ request: EmulatorRequest) -> EmulatorAnswer
}
