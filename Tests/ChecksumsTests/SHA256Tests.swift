import Checksums
import Testing

@Suite struct SHA256Tests {
    /// The examples of FIPS 180-4 (NIST, "SHA-256 examples") and the empty message.
    @Test(
        arguments: [
            ("", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"),
            ("abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"),
            (
                "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq",
                "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1"
            ),
        ])
    func `the published examples give the published hashes`(message: String, hash: String) {
        #expect(SHA256.text(message.utf8) == hash)
    }

    @Test func `a message in pieces hashes as the whole one, and the next message begins anew`() {
        var hash = SHA256()
        for _ in 0..<2 {
            for _ in 0..<1_000 { hash.update([UInt8](repeating: UInt8(ascii: "a"), count: 1_000)) }
            // A million times "a", the last of the published examples.
            #expect(
                Hexadecimal.text(hash.finish())
                    == "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0")
        }
    }
}
