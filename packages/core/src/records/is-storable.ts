// Of an odd number of backslashes the last one escapes: what JSON writes for U+0000 and for half of a surrogate pair.
const UNSTORABLE = /(?<!\\)(?:\\\\)*\\u(?:0000|d[89a-f][0-9a-f]{2})/

/** Whether PostgreSQL can store a value: its texts hold no U+0000 and no half of a surrogate pair. */
export function isStorable(value: unknown): boolean {
  return isStorableJson(JSON.stringify(value) ?? '')
}

/** Whether PostgreSQL can store what a JSON text of `JSON.stringify` says. */
export function isStorableJson(json: string): boolean {
  return !json.includes('\\u') || !UNSTORABLE.test(json)
}
