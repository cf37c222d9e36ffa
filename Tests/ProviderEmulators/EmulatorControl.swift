import Foundation

/// Sets faults and tells counts over HTTP, for programs that run the emulator as a process.
struct EmulatorControl {
    let state: EmulatorState

    func answer(_ request: EmulatorRequest) async -> EmulatorAnswer {
        switch (request.method, request.path) {
        case ("GET", "/emulator/counts"):
            let (calls, pages) = (await state.calls, await state.pages)
            return .json(["calls": calls, "pages": pages])
        case ("POST", "/emulator/random-faults"):
            let share = request.json["share"] as? Double ?? 0.05
            await state.setRandomFaults(
                share: share, seed: 20_261_121,
                kinds: [
                    .status(429), .status(503), .cutBefore, .cutAfter, .processing, .unknownFields, .garbage,
                    .expired,
                ])
            return .json(["share": share])
        default: return .status(404)
        }
    }
}
