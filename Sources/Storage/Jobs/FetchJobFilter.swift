/// Which jobs of the ledger are asked for; nil lets all pass.
package struct FetchJobFilter: Sendable {
    package var provider: String?
    package var states: [FetchJob.State]?
    /// The path or address as it was named.
    package var source: String?
    /// The provider's name for the task.
    package var taskID: String?

    package init(
        provider: String? = nil, states: [FetchJob.State]? = nil, source: String? = nil,
        taskID: String? = nil
    ) {
        self.taskID = taskID
        self.provider = provider
        self.states = states
        self.source = source
    }
}
