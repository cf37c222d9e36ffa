// The differences of two texts: words, and single characters of Chinese.

/** How many pieces two texts may have together, so that marking them takes no noticeable time. */
const mostPieces = 40000;
const mostEdits = 1500;

/** Words, single characters of scripts without spaces, marks and blanks. */
export function pieces(text) {
  return text.match(/[\u2e80-\u9fff\uac00-\ud7af\uf900-\ufaff]|[\p{L}\p{N}]+|\s+|[\s\S]/gu) || [];
}

/**
 * The edits from one list to another, as `{ kind: "same" | "gone" | "new", text }`, by Myers' algorithm.
 *
 * Null if they are too long, or differ in too much.
 */
export function difference(first, second) {
  if (first.length + second.length > mostPieces) return null;
  const [n, m] = [first.length, second.length];
  const same = (a, b) => first[a] === second[b] || (/^\s+$/.test(first[a]) && /^\s+$/.test(second[b]));
  let furthest = new Map([[1, 0]]);
  const trace = [];
  for (let edits = 0; edits <= Math.min(n + m, mostEdits); edits++) {
    trace.push(new Map(furthest));
    for (let k = -edits; k <= edits; k += 2) {
      let x = k === -edits || (k !== edits && (furthest.get(k - 1) ?? -1) < (furthest.get(k + 1) ?? -1)) ? furthest.get(k + 1) ?? 0 : (furthest.get(k - 1) ?? 0) + 1;
      while (x < n && x - k < m && same(x, x - k)) x++;
      furthest.set(k, x);
      if (x >= n && x - k >= m) return path(trace, first, second);
    }
  }
  return null;
}

function path(trace, first, second) {
  const edits = [];
  let [x, y] = [first.length, second.length];
  const add = (kind, text) => {
    const last = edits[edits.length - 1];
    if (last && last.kind === kind) last.parts.push(text);
    else edits.push({ kind, parts: [text] });
  };
  for (let step = trace.length - 1; step >= 0; step--) {
    const furthest = trace[step];
    const k = x - y;
    const before = k === -step || (k !== step && (furthest.get(k - 1) ?? -1) < (furthest.get(k + 1) ?? -1)) ? k + 1 : k - 1;
    const [startX, startY] = [furthest.get(before) ?? 0, (furthest.get(before) ?? 0) - before];
    while (x > startX && y > startY && x > 0 && y > 0) {
      add("same", second[y - 1]);
      x--;
      y--;
    }
    if (step === 0) break;
    if (x === startX) add("new", second[--y]);
    else add("gone", first[--x]);
  }
  return edits.reverse().map(({ kind, parts }) => ({ kind, text: parts.reverse().join("") }));
}
