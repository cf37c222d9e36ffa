import Foundation

/// What the services remember: tasks, what was charged, what is to go wrong.
package actor EmulatorState {
    /// A file that a service has.
    struct Task: Sendable {
        var texts: [String] = []
        var isUploaded = false
        var isCharged = false
        /// How often it still answers that it is at work.
        var polls = 1
        var failure: String?
        var isImage = false
        /// Of a batch: the names and texts of its files.
        var files: [(id: String, texts: [String])] = []
        var exportFormat: String?
        var createdAt = Date()
    }

    /// The secrets that the emulators accept.
    package enum Key {
        package static let doc2X = "sk-emulator"
        package static let appID = "app-emulator"
        package static let authorization = "signed-emulator"
        package static let parse4AI = "p4-emulator"
        package static let accessKey = "AKEMULATOR"
        package static let secretKey = "SKEMULATOR"
    }

    private var tasks: [String: Task] = [:]
    private var faults: [EmulatorFault] = []
    /// A fault of each kind of call with that probability, from a generator with a seed.
    private var randomFaults: (share: Double, state: UInt64, kinds: [EmulatorFault.Kind])?
    private var held: [CheckedContinuation<Void, Never>] = []
    private var isReleased = false
    private var nextNumber = 0
    /// How often each kind of call came.
    package private(set) var calls: [String: Int] = [:]
    /// The pages charged, by service.
    package private(set) var pages: [String: Int] = [:]
    /// The pages charged by all services.
    package var paid: Int { pages.values.reduce(0, +) }
    /// The bodies of submissions, where a test looks at them.
    package private(set) var submissions: [String] = []
    /// The first hundred calls.
    package private(set) var exchanges: [EmulatorExchange] = []
    package private(set) var heldCount = 0

    package init() {}

    /// Ends the work on a task.
    package func finish(_ id: String) { tasks[id]?.polls = 0 }

    /// Sets what is to go wrong, in the place of what was set before.
    package func setFaults(_ faults: [EmulatorFault]) { self.faults = faults }

    /// Lets a share of all calls go wrong.
    package func setRandomFaults(share: Double, seed: UInt64, kinds: [EmulatorFault.Kind]) {
        randomFaults = (share, seed, kinds)
    }

    /// Answers what was held.
    package func release() {
        isReleased = true
        for continuation in held { continuation.resume() }
        held = []
    }

    package func hold() async {
        heldCount += 1
        guard !isReleased else { return }
        await withCheckedContinuation { held.append($0) }
    }

    package func holdAgain() {
        isReleased = false
        heldCount = 0
    }

    /// Counts a call and says what is to go wrong with it.
    func begin(_ call: String) -> EmulatorFault.Kind? {
        calls[call, default: 0] += 1
        if let index = faults.firstIndex(where: { $0.call == call && $0.times > 0 }) {
            guard faults[index].skipping == 0 else {
                faults[index].skipping -= 1
                return nil
            }
            faults[index].times -= 1
            return faults[index].kind
        }
        guard var random = randomFaults else { return nil }
        // Numerical Recipes' linear congruential generator: which calls fail need only look random.
        random.state = random.state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        defer { randomFaults = random }
        let chance = Double(random.state >> 33) / Double(1 << 31)
        guard chance < random.share else { return nil }
        return random.kinds[Int(random.state >> 20) % random.kinds.count]
    }

    /// Makes a task and its name, a UUID in which a number can be read.
    func makeTask(_ task: Task) -> String {
        nextNumber += 1
        let id = "01920000-0000-7000-8000-" + String(format: "%012d", nextNumber)
        tasks[id] = task
        return id
    }

    func number() -> Int {
        nextNumber += 1
        return nextNumber
    }

    func task(_ id: String) -> Task? { tasks[id] }

    func change(_ id: String, _ body: @Sendable (inout Task) -> Void) {
        guard var task = tasks[id] else { return }
        body(&task)
        tasks[id] = task
    }

    /// Whether the task is still at work; counts the question.
    func isAtWork(_ id: String) -> Bool {
        guard let task = tasks[id], task.polls > 0 else { return false }
        tasks[id]?.polls -= 1
        return true
    }

    func charge(_ service: String, _ count: Int) { pages[service, default: 0] += count }

    /// Charges a task's pages, once.
    func charge(_ service: String, task id: String) {
        guard let task = tasks[id], !task.isCharged else { return }
        tasks[id]?.isCharged = true
        charge(service, task.files.isEmpty ? task.texts.count : task.files.reduce(0) { $0 + $1.texts.count })
    }

    func note(_ submission: String) { submissions.append(submission) }

    /// Keeps the first requests with their answers, for tests that look at them.
    func keep(_ request: EmulatorRequest, _ call: String, _ answer: EmulatorAnswer) {
        if exchanges.count < 100 { exchanges.append(EmulatorExchange(call, request, answer)) }
    }
}
