"""Runs Volcengine's own SDK against the emulator: VisualService.ocr_pdf, signed by the SDK."""
import base64
import json
import sys

from volcengine.visual.VisualService import VisualService

address = sys.argv[1]


def service(secret):
    visual = VisualService()
    visual.set_scheme("http")
    visual.set_host(address.removeprefix("http://"))
    visual.set_ak("AKEMULATOR")
    visual.set_sk(secret)
    return visual


picture = base64.b64encode(b"\xff\xd8\xff\xe0" + b"a picture").decode()
form = {"image_base64": picture, "image_url": "", "version": "v3", "page_start": 0, "page_num": 16,
        "table_mode": "html", "filter_header": "true", "file_type": "image"}
answer = service("SKEMULATOR").ocr_pdf(form)
assert answer["code"] == 10000, answer
detail = json.loads(answer["data"]["detail"])
assert detail[0]["textblocks"][0]["text"] == "image of 13 bytes", detail
try:
    answer = service("another").ocr_pdf(form)
    refused = answer.get("code") == 50400
except Exception as error:
    refused = "50400" in str(error)
assert refused, answer
print("check-clients: Volcengine's SDK parsed a picture, and its wrong key was refused")
