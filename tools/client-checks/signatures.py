"""Compares Folio's signatures of Volcengine requests with those of the SDK, for a hundred random requests."""
import json
import random
import string
import subprocess
import sys
import urllib.parse

from volcengine.Credentials import Credentials
from volcengine.auth.SignerV4 import SignerV4
from volcengine.base.Request import Request

random.seed(20261121)
letters = string.ascii_letters + string.digits + "-_.~ /+=&?%:中文é"
requests, expected = [], []
for _ in range(100):
    def text(low, high):
        return "".join(random.choice(letters) for _ in range(random.randint(low, high)))
    query = {text(1, 8): text(0, 12) for _ in range(random.randint(0, 5))} | {"Action": "OCRPdf"}
    body = urllib.parse.urlencode({text(1, 9): text(0, 300) for _ in range(random.randint(0, 5))})
    host = random.choice(["visual.volcengineapi.com", "127.0.0.1:8080", "example.com:443", "example.com:80"])
    path = "/" + urllib.parse.quote("/".join(text(1, 6).replace("/", "").replace(" ", "") for _ in range(random.randint(0, 2))))
    date = f"20{random.randint(20, 29)}{random.randint(1, 12):02d}{random.randint(1, 28):02d}T" \
           f"{random.randint(0, 23):02d}{random.randint(0, 59):02d}{random.randint(0, 59):02d}Z"
    token = random.choice(["", text(5, 40).strip().replace("中", "").replace("文", "").replace("é", "")])
    access, secret = "AK" + text(5, 10).encode("ascii", "ignore").decode().replace("/", ""), "SK" + text(5, 30).encode("ascii", "ignore").decode()
    region, service = random.choice(["cn-north-1", "cn-beijing"]), random.choice(["cv", "ocr"])

    request = Request()
    request.set_shema("https")
    request.set_method("POST")
    request.set_host(host)
    request.set_path(urllib.parse.unquote(path))
    request.set_query(query)
    request.set_body(body)
    request.set_headers({"Content-Type": "application/x-www-form-urlencoded", "Host": host})
    SignerV4.get_current_format_date = staticmethod(lambda date=date: date)
    SignerV4.sign(request, Credentials(access, secret, service, region, token))
    expected.append(request.headers["Authorization"])
    quoted = urllib.parse.urlencode(query, quote_via=urllib.parse.quote)
    requests.append({
        "url": f"https://{host}{path}?{quoted}", "body": body, "date": date, "access_key": access,
        "secret_key": secret, "token": token, "region": region, "service": service,
        "content_type": "application/x-www-form-urlencoded"})

lines = "".join(json.dumps(request) + "\n" for request in requests)
output = subprocess.run([sys.argv[1], "--sign"], input=lines, capture_output=True, text=True, check=True).stdout
found = output.splitlines()
assert len(found) == len(expected), output
for request, mine, theirs in zip(requests, found, expected):
    assert mine == theirs, f"{request}\n{mine}\n{theirs}"
print(f"check-clients: {len(found)} signatures are those of Volcengine's SDK")
