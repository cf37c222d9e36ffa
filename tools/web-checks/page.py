"""Does in a browser what a person does with the page of `folio serve`; each check is a sentence.

page.py CHROMIUM ADDRESS IMAGES [--pdf] [--short]: IMAGES is a folder for screenshots, or empty. With --pdf, the server has the sample's PDF.
--short does only what is marked so.
"""
import json
import sys
import urllib.parse
import urllib.request

from axe_playwright_python.sync_playwright import Axe
from PIL import Image
from playwright.sync_api import sync_playwright

chromium, address, images = sys.argv[1:4]
has_pdf = "--pdf" in sys.argv
is_short = "--short" in sys.argv
water = "水位"
failures = 0
checks = []


def check(sentence, short=False):
    def add(function):
        if short or not is_short:
            checks.append((sentence, function))
        return function
    return add


def url(path, /, **parameters):
    return address.rstrip("/") + path + ("?" + urllib.parse.urlencode(parameters) if parameters else "")


def api(name, /, **parameters):
    with urllib.request.urlopen(url("/api/v1/" + name, **parameters)) as response:
        return json.load(response)


def ready(page):
    """Waits until the view of the present address is shown."""
    for _ in range(200):
        if page.evaluate("document.documentElement.dataset.ready === location.href"):
            return page.wait_for_timeout(50)
        page.wait_for_timeout(25)
    raise AssertionError(f"{page.url} does not become ready")


def open_view(page, path, /, **parameters):
    page.goto(url(path, **parameters))
    ready(page)


def equal(found, expected):
    assert found == expected, f"found {found!r}, expected {expected!r}"


@check("a query shows hits with marked snippets, keys and pages, and a drawing of each page with what was found", short=True)
def _(page):
    open_view(page, "/")
    page.fill("#query", water)
    page.keyboard.press("Enter")
    ready(page)
    equal(urllib.parse.parse_qs(urllib.parse.urlsplit(page.url).query), {"q": [water]})
    hits = api("search", q=water)["hits"]
    equal(page.locator(".hit h2").first.inner_text().split()[0].split("opendataloader")[0], f"{hits[0]['document']}#p{hits[0]['page_number']}")
    equal(page.locator(".hit .snippet mark").first.inner_text(), water)
    page.wait_for_selector(".hit .thumbnail i.found")
    equal(page.locator(".hit").first.locator(".thumbnail i.found").count(), len(hits[0]["regions"]))


@check("suggestions appear while one types, and the arrow keys and Enter choose one")
def _(page):
    open_view(page, "/")
    page.click("#query")
    page.keyboard.type("rea", delay=20)
    page.wait_for_selector("#suggestions li")
    first = page.locator("#suggestions li span").first.inner_text()
    page.keyboard.press("ArrowDown")
    equal(page.locator("#suggestions li[aria-selected=true]").count(), 1)
    page.keyboard.press("Enter")
    ready(page)
    equal(urllib.parse.parse_qs(urllib.parse.urlsplit(page.url).query)["q"], [first])


@check("a facet narrows the hits, and a second click widens them")
def _(page):
    open_view(page, "/", q=water)
    before = page.locator(".hit").count()
    page.locator(".facet", has_text="table").click()
    ready(page)
    narrowed = page.locator(".hit").count()
    equal(narrowed, api("search", q=water, type="table")["total"])
    assert narrowed < before
    page.locator(".facet.chosen").click()
    ready(page)
    equal(page.locator(".hit").count(), before)


@check("a locator in the search box goes to the page and chooses the block")
def _(page):
    open_view(page, "/")
    page.fill("#query", "field-guide#p2/b3")
    page.keyboard.press("Enter")
    ready(page)
    equal(page.locator(".box.selected").get_attribute("data-block"), "3")
    equal(page.locator(".toolbar .page").input_value(), "2")


@check("the boxes stand within a pixel of the stored boxes at 50, 100 and 250 percent", short=True)
def _(page):
    stored = api("page", document="field-guide", page=2)["pages"][0]
    for zoom in (50, 100, 250):
        open_view(page, "/document", key="field-guide", page=2, zoom=zoom)
        scale = zoom / 100 * 96 / 72
        found = page.evaluate("""() => {
            const sheet = document.querySelector('.sheet').getBoundingClientRect();
            return [...document.querySelectorAll('.box')].map((box) => {
                const bounds = box.getBoundingClientRect();
                return [Number(box.dataset.block), bounds.left - sheet.left, bounds.top - sheet.top, bounds.right - sheet.left, bounds.bottom - sheet.top];
            });
        }""")
        equal(len(found), sum(1 for block in stored["blocks"] if block["bbox"]))
        for index, *edges in found:
            for edge, value in zip(edges, stored["blocks"][index]["bbox"]):
                assert abs(edge - value * scale) <= 1, f"block {index} at {zoom} %: {edge} is not {value * scale}"


@check("the hits are drawn on the page and marked in the text, also in a table's cells")
def _(page):
    open_view(page, "/document", key="field-guide", page=2, q=water)
    regions = api("search", q=water, document="field-guide")["hits"][0]["regions"]
    equal(page.locator(".box.hit").count(), len(regions))
    equal(page.locator(".reader mark").count(), sum(len(region["highlights"]) for region in regions))
    equal(page.locator(".reader td mark, .reader th mark").all_inner_texts(), [water])


@check("found words are drawn where the parser put them, within a pixel, and not their whole paragraph", short=True)
def _(page):
    hit = api("search", q="levels measured", document="words")["hits"][0]
    boxes = [box["norm_box"] for region in hit["regions"] for box in region["highlight_boxes"]]
    assert len(boxes) >= 3, f"{boxes}: levels, meas- and ured stand apart"
    for zoom in (50, 200):
        open_view(page, "/document", key="words", page=hit["page_number"], q="levels measured", zoom=zoom)
        found, size = page.evaluate("""() => {
            const sheet = document.querySelector('.sheet').getBoundingClientRect();
            const words = [...document.querySelectorAll('.word')].map((word) => {
                const bounds = word.getBoundingClientRect();
                return [bounds.left - sheet.left, bounds.top - sheet.top, bounds.right - sheet.left, bounds.bottom - sheet.top];
            });
            return [words, [sheet.width, sheet.height]];
        }""")
        equal(len(found), len(boxes))
        for edges, box in zip(found, boxes):
            for place, edge in enumerate(edges):
                # A block's box has a border of a pixel around the words.
                assert abs(edge - box[place] * size[place % 2]) <= 2, f"{edges} is not {box} at {zoom} %"


@check("the next and the previous hit are found by keys, over the pages of the document")
def _(page):
    open_view(page, "/document", key="field-guide", page=2, q=water)
    equal(page.locator(".hit-place").inner_text(), "Hit 1 of 2")
    seen = []
    for _ in range(len(api("search", q=water, document="field-guide")["hits"][0]["regions"])):
        page.keyboard.press("n")
        seen.append(page.locator(".box.selected").get_attribute("data-block"))
    equal(len(set(seen)), len(seen))
    page.keyboard.press("n")
    ready(page)
    equal(page.locator(".toolbar .page").input_value(), "3")
    equal(page.locator(".hit-place").inner_text(), "Hit 2 of 2")
    page.keyboard.press("p")
    ready(page)
    equal(page.locator(".toolbar .page").input_value(), "2")


@check("a key that is pressed while a page loads is not lost")
def _(page):
    open_view(page, "/document", key="field-guide", page=1)
    held = []
    page.route("**/api/v1/page?*page=2*", lambda route: held.append(route))
    page.keyboard.press("ArrowRight")
    page.keyboard.press("ArrowRight")
    page.wait_for_timeout(200)
    equal(page.locator(".toolbar .page").input_value(), "1")
    for route in held:
        route.continue_()
    page.unroute("**/api/v1/page?*page=2*")
    for _ in range(100):
        if page.locator(".toolbar .page").input_value() == "3":
            break
        page.wait_for_timeout(50)
    equal(page.locator(".toolbar .page").input_value(), "3")


@check("a connection that breaks once is asked again")
def _(page):
    broken = []

    def abort_first(route):
        if broken:
            return route.continue_()
        broken.append(route.request.url)
        return route.abort("connectionreset")
    page.route("**/api/v1/page?*", abort_first)
    open_view(page, "/document", key="field-guide", page=2)
    equal(len(broken), 1)
    equal(page.locator(".toolbar .page").input_value(), "2")
    page.unroute("**/api/v1/page?*")


@check("the pointer over a box lights its text, and a click on the text chooses its box and is in the address")
def _(page):
    open_view(page, "/document", key="field-guide", page=2)
    box = page.locator(".box[data-block='1']").bounding_box()
    page.mouse.move(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    equal(page.locator(".reader .block.hover").get_attribute("data-block"), "1")
    page.locator(".reader .block[data-block='4']").click()
    equal(page.locator(".box.selected").get_attribute("data-block"), "4")
    equal(urllib.parse.parse_qs(urllib.parse.urlsplit(page.url).query)["block"], ["4"])
    page.mouse.click(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    equal(page.locator(".reader .block.selected").get_attribute("data-block"), "1")
    page.reload()
    ready(page)
    equal(page.locator(".box.selected").get_attribute("data-block"), "1")


@check("a chip tells how many blocks have its type and hides their boxes", short=True)
def _(page):
    open_view(page, "/document", key="field-guide", page=2)
    counts = {}
    for block in api("page", document="field-guide", page=2)["pages"][0]["blocks"]:
        counts[block["type"]] = counts.get(block["type"], 0) + 1
    equal({chip.get_attribute("data-type"): int(chip.locator("small").inner_text()) for chip in page.locator(".chips button").all()}, counts)
    page.click(".chips button[data-type=text]")
    equal(page.locator(".box:visible").count(), sum(counts.values()) - counts["text"])
    page.click(".chips button[data-type=text]")
    equal(page.locator(".box:visible").count(), sum(counts.values()))


@check("reading-order numbers can be shown, and boxes hidden")
def _(page):
    open_view(page, "/document", key="field-guide", page=2)
    page.check("[data-toggle=numbers]")
    equal(page.locator(".box .number:visible").all_inner_texts(), [str(index + 1) for index in range(page.locator(".box").count())])
    page.uncheck("[data-toggle=numbers]")
    page.keyboard.press("Escape")
    page.locator(".stage").focus()
    page.keyboard.press("b")
    equal(page.locator(".box:visible").count(), 0)
    page.keyboard.press("b")


@check("the zoom goes from 25 to 600 percent by keys and stays in the address")
def _(page):
    open_view(page, "/document", key="field-guide", page=1, zoom=100)
    page.locator(".stage").focus()
    for _ in range(20):
        page.keyboard.press("+")
    equal(page.locator(".percent").inner_text(), "600 %")
    for _ in range(20):
        page.keyboard.press("-")
    equal(page.locator(".percent").inner_text(), "25 %")
    equal(urllib.parse.parse_qs(urllib.parse.urlsplit(page.url).query)["zoom"], ["25"])
    page.keyboard.press("0")
    sheet, stage = page.locator(".sheet").bounding_box(), page.locator(".stage").bounding_box()
    assert sheet["height"] <= stage["height"] and sheet["width"] <= stage["width"]


@check("arrow keys, the page's number and thumbnails turn pages, and going back works")
def _(page):
    open_view(page, "/document", key="field-guide", page=1)
    page.locator(".stage").focus()
    page.keyboard.press("ArrowRight")
    ready(page)
    equal(page.locator(".toolbar .page").input_value(), "2")
    page.fill(".toolbar .page", "3")
    page.keyboard.press("Enter")
    ready(page)
    equal(page.locator(".thumbnails a[aria-current]").inner_text(), "3")
    page.locator(".thumbnails a").first.click()
    ready(page)
    equal(page.locator(".toolbar .page").input_value(), "1")
    page.go_back()
    ready(page)
    equal(page.locator(".toolbar .page").input_value(), "3")


@check("markdown and JSON are a tab away, and the tab is in the address")
def _(page):
    open_view(page, "/document", key="field-guide", page=2)
    page.click("[data-tab=markdown]")
    page.wait_for_selector(".source")
    markdown = urllib.request.urlopen(url("/api/v1/markdown", document="field-guide", page=2)).read().decode()
    equal(page.locator(".source").inner_text().strip(), markdown.strip())
    page.click("[data-tab=json]")
    equal(json.loads(page.locator(".source").inner_text())["page_number"], 2)
    page.reload()
    ready(page)
    equal(page.locator("[data-tab=json]").get_attribute("aria-selected"), "true")


@check("text that is selected in the page is copied clean")
def _(page):
    open_view(page, "/document", key="field-guide", page=2)
    copied = page.evaluate("""() => {
        const piece = document.querySelector('.ink .piece.text');
        getSelection().selectAllChildren(piece);
        const transfer = new DataTransfer();
        piece.dispatchEvent(new ClipboardEvent('copy', { clipboardData: transfer, bubbles: true, cancelable: true }));
        const whole = transfer.getData('text/plain');
        piece.textContent = 'ob\\u00adserve the exam-\\nple  ';
        getSelection().selectAllChildren(piece);
        const second = new DataTransfer();
        piece.dispatchEvent(new ClipboardEvent('copy', { clipboardData: second, bubbles: true, cancelable: true }));
        return [whole, second.getData('text/plain')];
    }""")
    text = next(block["text"] for block in api("page", document="field-guide", page=2)["pages"][0]["blocks"] if block["type"] == "text")
    equal(copied, [text, "observe the example"])


@check("without a picture the page is drawn, with its texts inside their boxes", short=True)
def _(page):
    if has_pdf:
        return "not with a PDF"
    open_view(page, "/document", key="field-guide", page=1)
    outside = page.evaluate("""() => [...document.querySelectorAll('.ink .piece')].filter((piece) =>
        !piece.querySelector('img') && (piece.scrollHeight > piece.clientHeight * 1.15 + 4 || piece.scrollWidth > piece.clientWidth * 1.05 + 4)).map((piece) => piece.textContent)""")
    equal(outside, [])
    assert page.locator(".note").inner_text().startswith("Drawn from boxes")


@check("with the PDF, the page's picture is shown and agrees with the boxes")
def _(page):
    if not has_pdf:
        return "without a PDF"
    open_view(page, "/document", key="field-guide", page=2, zoom=100)
    page.wait_for_selector(".picture:visible")
    # Ink of the picture within the boxes, and hardly any outside of them.
    share = page.evaluate("""async () => {
        const picture = document.querySelector('.picture');
        await picture.decode();
        const canvas = new OffscreenCanvas(picture.naturalWidth, picture.naturalHeight);
        const context = canvas.getContext('2d');
        context.drawImage(picture, 0, 0);
        const { data } = context.getImageData(0, 0, canvas.width, canvas.height);
        const sheet = document.querySelector('.sheet').getBoundingClientRect();
        const boxes = [...document.querySelectorAll('.box')].map((box) => {
            const bounds = box.getBoundingClientRect();
            return [bounds.left - sheet.left - 3, bounds.top - sheet.top - 3, bounds.right - sheet.left + 3, bounds.bottom - sheet.top + 3].map((edge) => edge * canvas.width / sheet.width);
        });
        let [inside, all] = [0, 0];
        for (let y = Math.round(canvas.height * .08); y < canvas.height * .92; y++) for (let x = 0; x < canvas.width; x++) {
            if (data[(y * canvas.width + x) * 4] > 128) continue;
            all++;
            if (boxes.some(([x0, y0, x1, y1]) => x >= x0 && x <= x1 && y >= y0 && y <= y1)) inside++;
        }
        return [inside / all, all];
    }""")
    assert share[1] > 1000 and share[0] > 0.95, share


@check("a page whose parser gives no boxes shows its text")
def _(page):
    open_view(page, "/document", key="field-guide", page=2, provider="doc2x")
    assert water in page.locator(".ink").inner_text()
    assert "no boxes" in page.locator(".note").inner_text() or has_pdf


@check("two parsers stand side by side with agreement and marked differences, the worst page first", short=True)
def _(page):
    open_view(page, "/compare", key="field-guide")
    worst = api("compare", document="field-guide")["worst"]
    equal([text.split()[0] for text in page.locator(".compare aside a").all_inner_texts()], [f"p{row['page']}" for row in worst])
    equal(page.locator(".side .sheet").count(), 2)
    assert page.locator(".edits del, .edits ins").count() > 0
    rebuilt = page.evaluate("""() => [...document.querySelector('.edits').childNodes].filter((node) => node.nodeName !== 'DEL').map((node) => node.textContent).join('')""")
    right = page.locator(".side select").nth(1).input_value()
    blocks = api("page", document="field-guide", page=worst[0]["page"], provider=right)["pages"][0]["blocks"]
    furniture = {"page_header", "page_footer", "page_number", "aside"}
    equal("".join(rebuilt.split()), "".join("".join(block["text"].split()) for block in blocks if block["type"] not in furniture))
    page.locator(".side select").nth(1).select_option("mineru")
    ready(page)
    equal(urllib.parse.parse_qs(urllib.parse.urlsplit(page.url).query)["right"], ["mineru"])


@check("the documents are listed with their parsers")
def _(page):
    open_view(page, "/documents")
    equal(page.locator(".documents li > a:first-child").all_inner_texts(), [row["key"].replace("\n", " ") for row in api("documents")])


@check("documents are opened from the list, whatever characters their keys have, and by their addresses")
def _(page):
    open_view(page, "/documents")
    odd = [hit["document"] for hit in api("search", q='"a marsh has an odd name"', limit=100)["hits"]]
    assert len(odd) >= 9, odd
    for place, key in enumerate(row["key"] for row in api("documents")):
        if key not in odd:
            continue
        open_view(page, "/documents")
        page.locator(".documents li > a:first-child").nth(place).click()
        ready(page)
        equal(urllib.parse.parse_qs(urllib.parse.urlsplit(page.url).query)["key"], [key])
        assert "A marsh" in page.locator(".reader").inner_text(), key
        if "\n" not in key:  # A line of text cannot have it.
            page.fill("#query", f"{key}#p1/b0")
            page.keyboard.press("Enter")
            ready(page)
            equal(urllib.parse.parse_qs(urllib.parse.urlsplit(page.url).query)["key"], [key])
            equal(page.locator(".box.selected").get_attribute("data-block"), "0")
    open_view(page, "/", q="marsh")
    equal(page.locator(".hit").count(), len(odd))
    equal(page.locator("#view img, #view [onerror]").count(), 0)


@check("a query of names lists the documents that are called so")
def _(page):
    open_view(page, "/", q="title:field")
    equal(page.locator(".named a").all_inner_texts(), ["field-guide"])
    page.locator(".named a").click()
    ready(page)
    equal(page.locator(".toolbar .page").input_value(), "1")


@check("a hostile table, text, formula and link run no script, and nothing is fetched from elsewhere", short=True)
def _(page):
    asked = []
    page.on("request", lambda request: asked.append(request.url))
    page.on("dialog", lambda dialog: dialog.dismiss())
    for tab in ("text", "markdown", "json"):
        open_view(page, "/document", key="hostile", page=1, tab=tab, q="weir")
        page.wait_for_timeout(300)
        assert "weir" in page.locator(".reader").inner_text() and "attacked" in page.locator("#view").inner_text()
        for cell in page.locator(".reader td, .ink td").all():
            cell.hover(force=True)
        equal(page.evaluate("window.attacked ?? null"), None)
    equal(page.locator("#view script, #view iframe, #view svg, #view [onclick], #view [onerror]").count(), 0)
    equal([address_ for address_ in asked if not address_.startswith(address)], [])
    open_view(page, "/", q="weir")
    equal(page.evaluate("window.attacked ?? null"), None)


@check("an error says what is wrong and what to do", short=True)
def _(page):
    open_view(page, "/document", key="nothing", page=1)
    assert "there is no document 'nothing'" in page.locator(".problem").inner_text()
    open_view(page, "/", q="page:x")
    assert "write a page number" in page.locator(".problem").inner_text()


@check("the page is in Chinese for a browser in Chinese, and dark for one that wants dark")
def _(page):
    context = page.context.browser.new_context(locale="zh-CN", color_scheme="dark")
    other = context.new_page()
    open_view(other, "/documents")
    equal(other.locator("h1").inner_text(), "文档")
    equal(other.evaluate("document.documentElement.lang"), "zh")
    red = other.evaluate("getComputedStyle(document.body).backgroundColor.match(/\\d+/)[0]")
    assert int(red) < 60, red
    context.close()


@check("all controls have names, images have alternatives, and no identifier stands twice")
def _(page):
    for path, parameters in (("/", {"q": water}), ("/document", {"key": "field-guide", "page": 2}), ("/compare", {"key": "field-guide"})):
        open_view(page, path, **parameters)
        nameless = page.evaluate("""() => [...document.querySelectorAll('button, input, select, a[href]')].filter((element) =>
            !(element.textContent.trim() || element.getAttribute('aria-label') || element.title || element.closest('label'))).map((element) => element.outerHTML)""")
        equal(nameless, [])
        equal(page.locator("img:not([alt])").count(), 0)
        twice = page.evaluate("() => { const ids = [...document.querySelectorAll('[id]')].map((e) => e.id); return ids.filter((id, i) => ids.indexOf(id) !== i); }")
        equal(twice, [])


@check("axe-core finds no serious fault in any view, light or dark")
def _(page):
    views = [("/", {}), ("/", {"q": water}), ("/", {"q": "xyzzy"}), ("/documents", {}), ("/document", {"key": "field-guide", "page": 2, "q": water}),
             ("/document", {"key": "field-guide", "page": 2, "tab": "markdown"}), ("/compare", {"key": "field-guide"}), ("/document", {"key": "nothing"})]
    faults = []
    for scheme in ("light", "dark"):
        page.emulate_media(color_scheme=scheme)
        for path, parameters in views:
            open_view(page, path, **parameters)
            for fault in Axe().run(page).response["violations"]:
                if fault["impact"] in ("serious", "critical"):
                    nodes = "; ".join(f"{node['html'][:120]} ({node['failureSummary'][:160]})" for node in fault["nodes"][:3])
                    faults.append(f"{scheme} {path} {parameters}: {fault['id']} on {len(fault['nodes'])}: {nodes}")
    assert not faults, "\n".join(faults)


def screenshots(page):
    views = {"search": ("/", {"q": water}), "document": ("/document", {"key": "field-guide", "page": 2, "q": water}), "compare": ("/compare", {"key": "field-guide"})}
    if has_pdf:
        views = {"document-pdf": ("/document", {"key": "field-guide", "page": 2, "block": 3})}
    page.set_viewport_size({"width": 1120, "height": 640})
    for name, (path, parameters) in views.items():
        open_view(page, path, **parameters)
        page.wait_for_timeout(800)
        page.screenshot(path=f"{images}/{name}.png")
        # A palette makes the files of the repository a third as large.
        with Image.open(f"{images}/{name}.png") as picture:
            picture.convert("RGB").quantize(200).save(f"{images}/{name}.png", optimize=True)


with sync_playwright() as playwright:
    browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
    skipped = 0
    for sentence, function in checks:
        context = browser.new_context(viewport={"width": 1300, "height": 820}, locale="en-US")
        page = context.new_page()
        page.set_default_timeout(8000)
        errors = []
        page.on("pageerror", lambda error: errors.append(str(error)))
        page.on("console", lambda message: errors.append(message.text) if message.type == "error" and not any(known in message.text for known in ("404", "400", "ERR_CONNECTION_RESET")) else None)
        try:
            reason = function(page)
            assert not errors, errors
            if reason:
                skipped += 1
                continue
            print(f"ok: {sentence}")
        except Exception as error:  # A check that fails must not keep the others from running.
            failures += 1
            shown = "; ".join(page.locator(".problem").all_inner_texts() + errors)
            print(f"FAILED: {sentence}: {str(error)[:4000]}" + (f" (the page shows: {shown})" if shown else ""))
        context.close()
    if images:
        screenshots(browser.new_context(locale="en-US").new_page())
    browser.close()
print(f"{len(checks) - failures - skipped} passed, {failures} failed")
sys.exit(1 if failures else 0)
