/** Replaces every value at a dotted path (`members.*.staff`; `*` stands for each item of a list) and leaves the rest as it is. */
export function updateAtPath(data: unknown, path: string, update: (value: unknown) => unknown): unknown {
  return updateAt(data, { segments: toSegments(path), at: 0 }, update)
}

/** Every value at a dotted path; missing places give nothing. */
export function readAtPath(data: unknown, path: string): readonly unknown[] {
  const found: unknown[] = []
  collectAt(data, { segments: toSegments(path), at: 0 }, found)
  return found
}

interface Place {
  readonly segments: readonly string[]
  readonly at: number
}

// The few paths of all record types, each asked of every record.
const segmentsOf = new Map<string, readonly string[]>()

function toSegments(path: string): readonly string[] {
  const segments = segmentsOf.get(path) ?? path.split('.')
  segmentsOf.set(path, segments)
  return segments
}

function updateAt(data: unknown, { segments, at }: Place, update: (value: unknown) => unknown): unknown {
  const segment = segments[at]
  if (segment === undefined) return data === undefined ? undefined : update(data)
  const rest = { segments, at: at + 1 }
  if (segment === '*') return Array.isArray(data) ? data.map((item) => updateAt(item, rest, update)) : data
  if (!isObject(data) || !Object.hasOwn(data, segment)) return data
  const updated = updateAt(data[segment], rest, update)
  return updated === data[segment] ? data : { ...data, [segment]: updated }
}

function collectAt(data: unknown, { segments, at }: Place, found: unknown[]): void {
  const segment = segments[at]
  if (segment === undefined) {
    if (data !== undefined) found.push(data)
    return
  }
  const rest = { segments, at: at + 1 }
  if (segment !== '*') {
    if (isObject(data) && Object.hasOwn(data, segment)) collectAt(data[segment], rest, found)
  } else if (Array.isArray(data)) for (const item of data) collectAt(item, rest, found)
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
