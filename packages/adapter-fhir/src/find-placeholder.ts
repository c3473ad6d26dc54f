import { isJsonObject } from './read/fhir-resource.ts'

const PLACEHOLDER = /\$\{[A-Z][^}]{0,100}\}/

/** The path of a template's placeholder (`${DATE, T, D, -5}`) that was never filled in; undefined when there is none. */
export function findPlaceholder(value: unknown, path = ''): string | undefined {
  if (typeof value === 'string') return PLACEHOLDER.test(value) ? path : undefined
  const entries = Array.isArray(value)
    ? value.map((item: unknown, index) => [String(index), item] as const)
    : isJsonObject(value)
      ? Object.entries(value)
      : []
  for (const [key, item] of entries) {
    const found = findPlaceholder(item, path === '' ? key : `${path}.${key}`)
    if (found !== undefined) return found
  }
  return undefined
}
