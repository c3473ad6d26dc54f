/** Freezes plain objects, lists and maps all the way down; functions, schemas, bytes and instances of classes stay as they are. */
export function deepFreeze<T>(value: T): T {
  freeze(value, new WeakSet())
  return value
}

function freeze(value: unknown, seen: WeakSet<object>): void {
  if (typeof value !== 'object' || value === null || seen.has(value)) return
  seen.add(value)
  if (value instanceof Map) freezeMap(value, seen)
  else if (Array.isArray(value) || isPlain(value)) freezeObject(value, seen)
}

function freezeObject(value: object, seen: WeakSet<object>): void {
  Object.freeze(value)
  for (const inner of Object.values(value)) freeze(inner, seen)
}

// A frozen map still takes new entries, because they are not properties; so its writing methods are replaced.
function freezeMap(map: Map<unknown, unknown>, seen: WeakSet<object>): void {
  for (const inner of map.values()) freeze(inner, seen)
  Object.freeze(Object.assign(map, { set: refuse, delete: refuse, clear: refuse }))
}

function refuse(): never {
  throw new TypeError('A composition can not be changed.')
}

function isPlain(value: object): boolean {
  const prototype: unknown = Object.getPrototypeOf(value)
  return prototype === Object.prototype || prototype === null
}
