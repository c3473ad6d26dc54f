/** JSON with sorted keys, so that equal data gives equal text whatever order a source wrote it in. */
export function toCanonicalJson(value: unknown): string {
  return toText(value) ?? 'null'
}

// Undefined where JSON drops a member: what it can't hold.
function toText(value: unknown): string | undefined {
  if (typeof value !== 'object' || value === null || 'toJSON' in value) return JSON.stringify(value)
  if (Array.isArray(value)) return `[${value.map(toCanonicalJson).join(',')}]`
  const object: Readonly<Record<string, unknown>> = { ...value }
  let members = ''
  // Sorted by their code units, as texts compare.
  for (const key of Object.keys(value).sort()) {
    const text = toText(object[key])
    if (text !== undefined) members += `${members === '' ? '' : ','}${JSON.stringify(key)}:${text}`
  }
  return `{${members}}`
}
