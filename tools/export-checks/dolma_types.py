"""Decodes an export with Dolma's own types, documents and attributes row by row."""
import importlib.util
import io
import subprocess
import sys
from pathlib import Path

import msgspec

# The module alone: the package pulls in everything that Dolma's taggers need.
place = importlib.util.find_spec("dolma").submodule_search_locations[0]
spec = importlib.util.spec_from_file_location("data_types", Path(place) / "core" / "data_types.py")
types = importlib.util.module_from_spec(spec)
sys.modules["data_types"] = types
spec.loader.exec_module(types)


def lines(file):
    return subprocess.run(["zstd", "-dc", file], check=True, capture_output=True).stdout.split(b"\n")[:-1]


document = msgspec.json.Decoder(types.InputSpecWithMetadata)
attribute = msgspec.json.Decoder(types.OutputSpec)
rows = 0
out = Path(sys.argv[1])
for file in sorted((out / "documents").rglob("*.jsonl.zst")):
    beside = out / "attributes" / "folio" / file.relative_to(out / "documents")
    for left, right in zip(lines(file), lines(beside), strict=True):
        left, right = document.decode(left), attribute.decode(right)
        assert left.id == right.id
        for start, end, _ in [s for spans in right.attributes.values() for s in spans]:
            assert 0 <= start < end <= len(left.text)
        rows += 1
assert rows
print(f"check-export: Dolma's types decode {rows} documents and their attributes")
