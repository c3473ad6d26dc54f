/** Replaces every value at a dotted path (`members.*.staff`; `*` stands for each item of a list) and leaves the rest as it is. */
export function updateAtPath(data: unknown, path: string, update: (value: unknown) => unknown): unknown {
  return updateAt(data, path.split('.'), update)
}

/** Every value at a dotted path; missing places give nothing. */
export function readAtPath(data: unknown, path: string): readonly unknown[] {
  const found: unknown[] = []
  updateAt(data, path.split('.'), (value) => {
    found.push(value)
    return value
  })
  return found
}

function updateAt(data: unknown, segments: readonly string[], update: (value: unknown) => unknown): unknown {
  const [segment, ...rest] = segments
  if (segment === undefined) return data === undefined ? undefined : update(data)
  if (segment === '*') return Array.isArray(data) ? data.map((item) => updateAt(item, rest, update)) : data
  if (!isObject(data) || !Object.hasOwn(data, segment)) return data
  return { ...data, [segment]: updateAt(data[segment], rest, update) }
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
