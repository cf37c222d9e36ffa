extension OpenedPayload {
    /// The only member that is text of any kind; nil if there are several.
    var soleText: Member? {
        let texts = members.filter {
            switch $0.content {
            case .json, .malformedJSON, .image, .binary: false
            default: true
            }
        }
        return texts.count == 1 && jsonMembers.isEmpty ? texts[0] : nil
    }
}
