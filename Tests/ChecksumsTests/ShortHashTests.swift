import Testing

@testable import Checksums

/// SHA-1, XXH64 and FNV-1a, against published values.
struct ShortHashTests {
    @Test(arguments: [
        // FIPS 180-4's examples: da39a3ee5e6b4b0d…, a9993e364706816a…, 84983e441c3bd26e….
        ("", 0x0D4B_6B5E_EEA3_39DA as UInt64), ("abc", 0x6A81_0647_363E_99A9),
        ("abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq", 0x6ED2_3B1C_443E_9884),
    ])
    func `the first eight bytes of a SHA-1 are those of the standard, the lowest first`(
        _ text: String, _ expected: UInt64
    ) {
        let hash = SHA1()
        // Twice, since a value is used again and again.
        for _ in 0..<2 {
            #expect(Array(text.utf8).withUnsafeBytes { hash.prefix(of: $0) } == expected)
        }
    }

    @Test(arguments: [
        // Python's xxhash 3.5: xxh64_intdigest.
        ("", 0xEF46_DB37_51D8_E999 as UInt64), ("a", 0xD24E_C4F1_A98C_6E5B), ("abc", 0x44BC_2CF5_AD77_0999),
        ("Nobody inspects the spammish repetition", 0xFBCE_A83C_8A37_8BF1),
    ])
    func `XXH64 is what the reference computes`(_ text: String, _ expected: UInt64) {
        #expect(Array(text.utf8).withUnsafeBytes { XXH64.hash($0) } == expected)
    }

    @Test(arguments: [
        // The test vectors of the reference implementation (Noll, test_fnv.c).
        ("", 0xCBF2_9CE4_8422_2325 as UInt64), ("a", 0xAF63_DC4C_8601_EC8C),
        ("foobar", 0x8594_4171_F739_67E8),
    ])
    func `FNV-1a is what the reference computes`(_ text: String, _ expected: UInt64) {
        #expect(FNV1a.hash(text.utf8) == expected)
    }
}
