"""Checks OpenSearch's bulk files and mappings by JSON schema, and nested blocks in Lucene: opensearch.py FOLDER [JARS].

FOLDER has the exports opensearch, and opensearch-ANALYZER with nested blocks. JARS is a folder with Lucene's.
"""
import base64
import itertools
import json
import subprocess
import sys
from pathlib import Path

from jsonschema import Draft202012Validator

TEXT = {"type": {"const": "text"}, "analyzer": {"const": "folio_text"}, "search_analyzer": {"const": "folio_query"}}
PLAIN = {"type": {"enum": ["keyword", "integer", "float"]}, "index": {"type": "boolean"}}
CLOSED = {"type": "object", "additionalProperties": False}
FIELD = {"anyOf": [
    {**CLOSED, "required": ["type", "analyzer"], "properties": TEXT}, {**CLOSED, "required": ["type"], "properties": PLAIN},
    {**CLOSED, "required": ["type", "enabled"], "properties": {"type": {"const": "object"}, "enabled": {"const": False}}},
    {**CLOSED, "required": ["type", "properties"], "properties": {
        "type": {"const": "nested"}, "properties": {"type": "object", "additionalProperties": {"$ref": "#/$defs/field"}}}}]}
#: What https://docs.opensearch.org says of a request that makes an index, as far as mapping.json goes.
MAPPING = {**CLOSED, "required": ["settings", "mappings"], "$defs": {"field": FIELD}, "properties": {
    "settings": {**CLOSED, "properties": {"analysis": {**CLOSED, "properties": {"analyzer": {
        **CLOSED, "required": ["folio_text"], "patternProperties": {"^folio_(text|query)$": {
            **CLOSED, "required": ["type"], "properties": {"type": {"enum": ["cjk", "standard", "smartcn", "ik_max_word", "ik_smart"]}}}}}}}}},
    "mappings": {**CLOSED, "properties": {
        "dynamic": {"const": False}, "properties": {"type": "object", "additionalProperties": {"$ref": "#/$defs/field"}}}}}}
ACTION = {**CLOSED, "required": ["index"], "properties": {"index": {**CLOSED, "required": ["_index", "_id"], "properties": {
    "_index": {"type": "string", "pattern": "^[a-z0-9][a-z0-9._-]*$"}, "_id": {"type": "string", "minLength": 1, "maxLength": 512}}}}}


def record_schema(fields):
    """What a record may be that a mapping indexes: no member that it does not name, and no value of another type."""
    def value(field):
        kind = {"keyword": "string", "text": "string", "integer": "integer", "float": "number"}.get(field["type"])
        if kind:
            return {"anyOf": [{"type": kind}, {"type": "array", "items": {"type": kind}}]}
        if field["type"] == "nested":
            return {"type": "array", "items": record_schema(field["properties"])}
        return {"type": "array"}
    return {**CLOSED, "properties": {name: value(field) for name, field in fields.items()}}


def check(folder):
    """Yields the first thousand records of an export, of which everything holds; a schema takes its time."""
    return itertools.islice(checked(folder), 1000)


def checked(folder):
    mapping = json.loads((folder / "mapping.json").read_text())
    Draft202012Validator(MAPPING).validate(mapping)
    (actions, records) = (Draft202012Validator(ACTION), Draft202012Validator(record_schema(mapping["mappings"]["properties"])))
    for file in sorted(folder.glob("*.ndjson")):
        lines = file.read_text().split("\n")
        assert lines.pop() == "" and len(lines) % 2 == 0, file
        for action, line in zip(map(json.loads, lines[::2]), map(json.loads, lines[1::2])):
            actions.validate(action)
            records.validate(line)
            assert action["index"]["_id"] == line["id"] or len(line["id"].encode()) > 512
            for block in line["blocks"]:
                assert len(block["norm_box"]) == 4 and all(0 <= side <= 1 for side in block["norm_box"])
                assert block.get("text", line["text"][block["start"]:block["end"]]) == line["text"][block["start"]:block["end"]]
            yield line


out = Path(sys.argv[1])
jars = sorted(Path(sys.argv[2]).glob("*.jar")) if len(sys.argv) > 2 else []
count = sum(1 for _ in check(out / "opensearch"))
for name in ["cjk", "standard", "smartcn", "ik"]:
    blocks = []
    for record in check(out / f"opensearch-{name}"):
        for block in record["blocks"]:
            assert "text" in block
            text = base64.b64encode(block["text"].encode()).decode()
            blocks.append("\t".join([record["id"], f"{block['locator']} {block['start']}", json.dumps(block["norm_box"]), text]))
    if name == "ik" or not jars:
        continue
    source = Path(__file__).with_name("NestedBlocks.java")
    done = subprocess.run(["java", "-cp", ":".join(map(str, jars)), str(source), name], input="\n".join(blocks[:3000]) + "\n",
                          text=True, capture_output=True)
    assert done.returncode == 0 and not done.stderr, done.stderr[-2000:]
    found, empty, words = map(int, done.stdout.split())
    assert found + empty == len(blocks[:3000]) and found
    print(f"check-export: Lucene's {name} finds {found} nested blocks by their text, each with its box ({empty} have no words); "
          f"it cuts {words} words of two or more Chinese characters")
print(f"check-export: {count} bulk requests and the mappings of four analyzers hold to their schemas"
      + ("" if jars else "; no Lucene is here, so no analyzer was run"))
