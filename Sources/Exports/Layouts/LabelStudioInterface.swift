internal import DocumentModel

/// The labeling interface that fits the tasks: what a project of Label Studio is set up with (https://labelstud.io/tags/rectanglelabels).
enum LabelStudioInterface {
    static let name = "labels.xml"
    /// The name of the labels, and that of the picture, which is also the member of `data` with its address.
    static let labels = "label"
    static let image = "image"

    /// Writes the file.
    static func write(to folder: OutputFolder) throws(ExportError) {
        let file = try folder.file(name)
        try file.append(Array(xml.utf8))
        _ = try file.commit(isDurable: false)
    }

    static var xml: String {
        let types = RecordText.writtenTypes.map { "    <Label value=\"\($0.rawValue)\"/>" }
        return """
            <View>
              <Image name="\(image)" value="$\(image)" zoom="true"/>
              <RectangleLabels name="\(labels)" toName="\(image)">
            \(types.joined(separator: "\n"))
              </RectangleLabels>
            </View>

            """
    }
}
