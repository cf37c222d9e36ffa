package import TextEncodings

/// One regular file of an archive.
package struct ArchiveMember: Equatable, Sendable {
    /// The path inside the archive: valid UTF-8, `/` between its parts, never absolute, never with `..`.
    ///
    /// Bytes of a name that is not UTF-8 are escaped: `%B1%A8.json`.
    package let name: String
    /// The unpacked bytes as the archive declares them; nil where it does not; not to be trusted.
    package let size: Int?
    /// The bytes of the name as the archive has them if they are not UTF-8, else nil.
    let undecodedName: [UInt8]?
    /// The bytes of a name that is UTF-8 perhaps by chance.
    ///
    /// Every letter beyond ASCII takes two bytes, as in East Asian encodings: `图片` in GBK is `ͼƬ` in UTF-8.
    let ambiguousName: [UInt8]?

    init(name: String, size: Int?, nameBytes: [UInt8]) {
        self.name = name
        self.size = size
        let isUTF8 = String(validating: nameBytes, as: UTF8.self) != nil
        undecodedName = isUTF8 ? nil : nameBytes
        let isAmbiguous =
            isUTF8 && nameBytes.contains { $0 >= 0x80 } && !nameBytes.contains { $0 >= 0xE0 }
        ambiguousName = isAmbiguous ? nameBytes : nil
    }

    /// The path as `name` has it, with its letters decoded in the way given.
    ///
    /// An encoding that is known for the archive is also that of names that are UTF-8 by chance.
    package func name(in encoding: TextEncoding?) -> String {
        guard let encoding else { return name }
        if let undecodedName { return MemberName(bytes: undecodedName, encoding: encoding).text }
        guard let ambiguousName, EncodingDetector.detect(ambiguousName, among: [encoding]) != nil else {
            return name
        }
        return MemberName(bytes: ambiguousName, encoding: encoding).text
    }
}

/// The encoding of an archive's names that are not UTF-8.
///
/// Zip and tar do not say it. All of an archive's names are looked at together, since one alone may be too short to tell.
package struct ArchiveNameEncoding {
    /// The most bytes that are looked at.
    private static let sampleLength = 1 << 20

    private var sample: [UInt8] = []

    package init() {}

    /// Whether a name was added.
    package var hasNames: Bool { !sample.isEmpty }

    /// Adds the name of a member if it is not UTF-8.
    package mutating func add(_ member: ArchiveMember) {
        guard let name = member.undecodedName, sample.count < Self.sampleLength else { return }
        sample += name + [0x0A]
    }

    /// The encoding that the names are most likely in; nil if none of GB18030, Big5, Shift_JIS and EUC-KR fits.
    package var likely: TextEncoding? { EncodingDetector.detect(sample)?.encoding }
}
