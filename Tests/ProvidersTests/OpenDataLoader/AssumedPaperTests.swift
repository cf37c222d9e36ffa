import Testing

@testable import Providers

@Suite struct AssumedPaperTests {
    /// Right and top edges as real documents have them, and the paper that a reader would guess.
    @Test(
        arguments: [
            (right: 523.0, top: 790.0, height: 841.89), (576.0, 757.0, 841.89), (604.0, 787.0, 792),
            (632.0, 842.0, 841.89), (620.0, 885.0, 1008), (340.0, 262.0, 272.13), (445.0, 250.0, 255.12),
            (807.0, 569.0, 595.28), (668.0, 333.0, 405), (819.0, 612.0, 612), (0.0, 0.0, 272.13),
            (2036.0, 4000.5, 4001),
        ])
    func `a document's height is that of the paper its boxes fit`(right: Double, top: Double, height: Double)
    {
        #expect(AssumedPaper(right: right, top: top).height == height)
    }
}
