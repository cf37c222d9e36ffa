/// A format of which each file contains a whole document.
enum DocumentFormat {
    case docling, mineru, hocr, alto, labelstudio
}
