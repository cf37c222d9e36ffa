// Asks the server. Answers are kept for a while, so that going back shows them at once.

/** What the server says is wrong: a code, a sentence, and what to do. */
export class Problem extends Error {
  constructor(body, status) {
    super(body.detail || `HTTP ${status}`);
    this.code = body.code || "failed";
    this.hint = body.hint || "";
    this.status = status;
  }
}

const answers = new Map();
const mostAnswers = 200;

/** The address of an operation with parameters; those that are empty are left out. */
export function address(name, parameters = {}) {
  const query = new URLSearchParams();
  for (const [key, value] of Object.entries(parameters)) {
    if (value !== null && value !== undefined && value !== "" && value !== false) query.append(key, String(value));
  }
  const text = query.toString();
  return `/api/v1/${name}${text ? "?" + text : ""}`;
}

/** Asks again when the next moment may be better: too many ask at once, or the connection broke, as it does when a network changes. */
async function get(url, options) {
  for (let attempt = 0; ; attempt++) {
    try {
      const response = await fetch(url, options);
      if (response.status !== 503 || attempt === 2) return response;
    } catch (error) {
      if (!(error instanceof TypeError) || attempt === 2) throw error;
    }
    await new Promise((resolve) => setTimeout(resolve, 300 * (attempt + 1)));
  }
}

/** The JSON of an operation. */
export async function ask(name, parameters, { signal, isKept = false } = {}) {
  const url = address(name, parameters);
  if (isKept && answers.has(url)) return answers.get(url);
  const response = await get(url, { signal, headers: { Accept: "application/json" } });
  const body = await response.json().catch(() => ({}));
  if (!response.ok) throw new Problem(body, response.status);
  if (isKept) {
    answers.set(url, body);
    if (answers.size > mostAnswers) answers.delete(answers.keys().next().value);
  }
  return body;
}

/** The text of an operation. */
export async function askText(name, parameters, options = {}) {
  const response = await get(address(name, parameters), options);
  if (!response.ok) throw new Problem(await response.json().catch(() => ({})), response.status);
  return response.text();
}
