const TITLES = new Set([
  'mevrouw',
  'mevr',
  'mw',
  'meneer',
  'mijnheer',
  'heer',
  'dhr',
  'de heer',
  'mr',
  'mrs',
  'ms',
  'dr',
  'drs',
  'prof',
  'ir',
  'ing',
])
const PREFIXES = new Set([
  'van',
  'de',
  'der',
  'den',
  'het',
  "'t",
  'ter',
  'ten',
  'te',
  'op',
  'in',
  'aan',
  'el',
  'al',
  'von',
  'da',
  'dos',
  'und',
  'en',
])

/** At most two letters that stand for a name: the first name's and the family name's, titles and prefixes left out. */
export function toInitials(name: string): string {
  const words = name
    .replaceAll(/\(.*?\)/gu, ' ')
    .split(/\s+/u)
    .filter(isNameWord)
  const first = words.at(0)
  const last = words.length > 1 ? words.at(-1) : undefined
  return `${toInitial(first)}${toInitial(last)}`
}

function isNameWord(word: string): boolean {
  const bare = word.toLowerCase().replaceAll('.', '')
  return /\p{L}/u.test(word) && !TITLES.has(bare) && !PREFIXES.has(bare)
}

function toInitial(word: string | undefined): string {
  return /\p{L}/u.exec(word ?? '')?.[0].toUpperCase() ?? ''
}
