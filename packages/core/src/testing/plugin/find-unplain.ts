/**
 * Where a value is not plain data, as a sentence about the place, or undefined. Plain is what JSON gives back unchanged; a member
 * that is undefined is as good as absent.
 */
export function findUnplain(value: unknown, path = 'data', above: readonly unknown[] = []): string | undefined {
  if (typeof value !== 'object' || value === null) return isPlain(value) ? undefined : `${path} is ${toKind(value)}`
  if (above.includes(value)) return `${path} holds itself`
  if (!Array.isArray(value) && !isRecord(value)) return `${path} is a ${value.constructor.name}`
  const members = Object.entries(value).filter(([, member]) => Array.isArray(value) || member !== undefined)
  return findFirst(
    members.map(([key, member]) => [`${path}.${key}`, member] as const),
    [...above, value],
  )
}

function isPlain(value: unknown): boolean {
  if (typeof value === 'number') return Number.isFinite(value) && !Object.is(value, -0)
  return value === null || typeof value === 'string' || typeof value === 'boolean'
}

function toKind(value: unknown): string {
  return value === undefined || typeof value === 'number' ? String(value) : `a ${typeof value}`
}

function isRecord(value: object): boolean {
  const prototype: unknown = Object.getPrototypeOf(value)
  return prototype === Object.prototype || prototype === null
}

function findFirst(members: readonly (readonly [string, unknown])[], above: readonly unknown[]): string | undefined {
  for (const [path, member] of members) {
    const found = findUnplain(member, path, above)
    if (found !== undefined) return found
  }
  return undefined
}
