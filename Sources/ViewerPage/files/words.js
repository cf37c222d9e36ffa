// The words of the page in English and Chinese, chosen by the browser's language.

const words = {
  search: ["Search", "搜索"],
  placeholder: ["Words, \"phrases\", or a place such as key#p12", "词语、“短语”，或位置，如 key#p12"],
  documents: ["Documents", "文档"],
  theme: ["Light or dark", "浅色或深色"],
  language: ["中文", "English"],
  pages: ["{0} pages", "{0} 页"],
  onePage: ["1 page", "1 页"],
  hits: ["{0} pages match", "{0} 页匹配"],
  oneHit: ["1 page matches", "1 页匹配"],
  some: ["{0} more have some of the words", "另有 {0} 页含部分词语"],
  missing: ["without: {0}", "缺少：{0}"],
  none: ["Nothing found", "没有找到"],
  didYouMean: ["Did you mean", "您是不是要找"],
  wider: ["{0} pages with {1}", "使用 {1} 可找到 {0} 页"],
  more: ["More", "更多"],
  provider: ["Provider", "解析器"],
  type: ["Type", "类型"],
  languageFacet: ["Language", "语言"],
  unknown: ["unknown", "未知"],
  page: ["Page", "页"],
  of: ["of {0}", "/ {0}"],
  previousPage: ["Previous page", "上一页"],
  nextPage: ["Next page", "下一页"],
  zoomIn: ["Zoom in", "放大"],
  zoomOut: ["Zoom out", "缩小"],
  fitWidth: ["Fit width", "适合宽度"],
  fitPage: ["Fit page", "适合页面"],
  boxes: ["Boxes", "方框"],
  numbers: ["Reading order", "阅读顺序"],
  picture: ["Picture", "图像"],
  drawn: ["Drawn from boxes and text: there is no picture of this page", "没有页面图像：由方框和文字绘制"],
  assumed: ["The page's size is unknown; it is drawn as large as its boxes", "页面大小未知，按方框范围绘制"],
  noBoxes: ["This parser gives no boxes for this page", "该解析器没有给出此页的方框"],
  text: ["Text", "文本"],
  markdown: ["Markdown", "Markdown"],
  json: ["JSON", "JSON"],
  copy: ["Copy", "复制"],
  copied: ["Copied", "已复制"],
  hit: ["Hit {0} of {1}", "第 {0} 处，共 {1} 处"],
  nextHit: ["Next hit", "下一处"],
  previousHit: ["Previous hit", "上一处"],
  thumbnails: ["Pages", "页面"],
  compare: ["Compare", "比较"],
  agreement: ["Agreement", "一致度"],
  worstFirst: ["Pages, worst first", "页面（差异最大的在前）"],
  preferred: ["preferred", "首选"],
  chosen: ["agrees most with the others", "与其他结果最一致"],
  whyPreferred: ["{0} is preferred: it is searched and exported. {1} agrees most with the others on this page.", "{0} 为首选，用于搜索和导出。本页上 {1} 与其他结果最一致。"],
  onlyOne: ["Only one parser has this document; there is nothing to compare", "只有一个解析器的结果，无法比较"],
  difference: ["Differences of the text", "文本差异"],
  same: ["The texts are the same", "文本相同"],
  tooLong: ["The texts are too long to mark their differences", "文本过长，未标出差异"],
  empty: ["The store contains no documents; `folio ingest` adds some", "库中没有文档；请用 `folio ingest` 添加"],
  image: ["image", "图片"],
  failed: ["This page could not be parsed", "此页解析失败"],
  keys: ["Keys: / search, ← → pages, n p hits, + − zoom, 0 fit, j k blocks, b boxes", "快捷键：/ 搜索，← → 翻页，n p 命中，+ − 缩放，0 适合，j k 文本块，b 方框"],
  all_parses: ["All parses", "所有解析结果"],
  furniture: ["Headers and footers", "页眉页脚"],
  stem: ["Inflected words", "词形变化"],
  all_words: ["All words", "必须含全部词语"],
  filter: ["Key begins with", "键名开头"],
};

const stored = localStorage.getItem("language");
const isChinese = (stored || navigator.language || "en").toLowerCase().startsWith("zh");
document.documentElement.lang = isChinese ? "zh" : "en";

/** A word or sentence, with values in the places `{0}`, `{1}`. */
export function t(key, ...values) {
  const text = words[key][isChinese ? 1 : 0];
  return text.replace(/\{(\d)\}/g, (_, number) => values[Number(number)]);
}

/** A number of pages. */
export function pageCount(count) {
  return count === 1 ? t("onePage") : t("pages", count);
}

/** Shows the page in the other language. */
export function switchLanguage() {
  localStorage.setItem("language", isChinese ? "en" : "zh");
  location.reload();
}
