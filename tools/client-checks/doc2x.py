"""Runs pdfdeal, Doc2X's own Python package, against the emulator: a PDF in, markdown out."""
import importlib
import pathlib
import sys

from pdfdeal import Doc2X

# The package has a class of that name in the place of the folder.
api = importlib.import_module("pdfdeal.Doc2X.ConvertV2")

address, folder = sys.argv[1], pathlib.Path(sys.argv[2])
api.Base_URL = address + "/api"


def pdf(texts):
    """The smallest PDF with a page for each text."""
    kids = " ".join(f"{4 + 2 * index} 0 R" for index in range(len(texts)))
    objects = [
        "<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Kids [{kids}] /Count {len(texts)} >>",
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
    ]
    for index, text in enumerate(texts):
        content = f"BT /F1 12 Tf 72 720 Td ({text}) Tj ET"
        objects.append(
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents {5 + 2 * index} 0 R "
            "/Resources << /Font << /F1 3 0 R >> >> >>")
        objects.append(f"<< /Length {len(content)} >>\nstream\n{content}\nendstream")
    data, offsets = b"%PDF-1.4\n", []
    for index, item in enumerate(objects):
        offsets.append(len(data))
        data += f"{index + 1} 0 obj\n{item}\nendobj\n".encode()
    table = len(data)
    data += f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n".encode()
    data += b"".join(f"{offset:010d} 00000 n \n".encode() for offset in offsets)
    return data + f"trailer\n<< /Size {len(objects) + 1} /Root 1 0 R >>\nstartxref\n{table}\n%%EOF\n".encode()


source = folder / "report.pdf"
source.write_bytes(pdf(["alpha gauge", "beta gauge"]))
client = Doc2X(apikey="sk-emulator", debug=False)
texts, failed, has_failed = client.pdf2file(
    pdf_file=str(source), output_path=str(folder / "out"), output_format="text")
assert not has_failed, failed
assert "alpha gauge" in texts[0] and "beta gauge" in texts[0], texts
paths, failed, has_failed = client.pdf2file(
    pdf_file=str(source), output_path=str(folder / "out"), output_format="md")
assert not has_failed, failed
print(f"check-clients: pdfdeal parsed a PDF of two pages, and exported it to {pathlib.Path(paths[0]).suffix or paths[0]}")
