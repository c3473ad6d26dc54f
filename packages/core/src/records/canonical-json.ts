/** JSON with sorted keys, so that equal data gives equal text whatever order a source wrote it in. */
export function toCanonicalJson(value: unknown): string {
  return toText(value) ?? 'null'
}

// Undefined where JSON drops a member: what it can't hold.
function toText(value: unknown): string | undefined {
  if (typeof value !== 'object' || value === null || 'toJSON' in value) return JSON.stringify(value)
  if (Array.isArray(value)) return `[${value.map(toCanonicalJson).join(',')}]`
  let members = ''
  for (const [key, inner] of Object.entries(value).sort(byKey)) {
    const text = toText(inner)
    if (text !== undefined) members += `${members === '' ? '' : ','}${JSON.stringify(key)}:${text}`
  }
  return `{${members}}`
}

function byKey([one]: readonly [string, unknown], [other]: readonly [string, unknown]): number {
  return one < other ? -1 : 1
}
