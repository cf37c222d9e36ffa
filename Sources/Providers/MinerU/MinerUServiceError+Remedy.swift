extension MinerUServiceError {
    /// What the document's advice comes to.
    var remedy: ClientFailure.Remedy {
        switch code {
        case "-20002", "-20011", "A0202", "A0211", "-60017": .endRun
        case "-10001", "-60007": .callAgain(after: nil)
        case "-60009": .waitForOthers
        case "-60010": .submitAgain
        default: .none
        }
    }
}
