import { IntlMessageFormat } from 'intl-messageformat'

type Elements = ReturnType<IntlMessageFormat['getAst']>
type Element = Elements[number]

/** Stands in a saying where a value comes (a name, a number, a day). */
export const GAP = '\u0000'

const MOST = 128

/**
 * Everything a message can say: one text for each way through its choices (form of address, number), with `GAP` where a value comes. `terms` are the
 * words that stand in place of `{term_…}`. A message that does not parse says itself.
 */
export function listSayings(text: string, terms: Readonly<Record<string, string>> = {}): readonly string[] {
  if (!/[{}']/u.test(text)) return [text]
  try {
    return [...new Set(expand(new IntlMessageFormat(text, 'nl-NL', undefined, { ignoreTag: true }).getAst(), terms))]
  } catch {
    return [text]
  }
}

function expand(elements: Elements, terms: Readonly<Record<string, string>>): readonly string[] {
  return elements.reduce<readonly string[]>(
    (said, element) => said.flatMap((before) => sayElement(element, terms).map((next) => before + next)).slice(0, MOST),
    [''],
  )
}

function sayElement(element: Element, terms: Readonly<Record<string, string>>): readonly string[] {
  if ('options' in element) return Object.values(element.options).flatMap(({ value }) => expand(value, terms))
  if ('children' in element) return expand(element.children, terms)
  const value = 'value' in element && typeof element.value === 'string' ? element.value : ''
  if (element.type === LITERAL) return [value]
  return [Object.hasOwn(terms, value) ? (terms[value] ?? GAP) : GAP]
}

const LITERAL: number = 0
