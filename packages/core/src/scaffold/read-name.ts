import { ScaffoldRefused } from './scaffold-refused.ts'

/** One name in the forms in which code and people write it. */
export interface ScaffoldName {
  /** As people read it: `Welzijn & énergie`. */
  readonly title: string
  /** In ids, addresses and names of packages: `welzijn-energie`. */
  readonly id: string
  /** In tables: `welzijn_energie`. */
  readonly snake: string
  /** In code: `welzijnEnergie`. */
  readonly camel: string
  /** In types: `WelzijnEnergie`. */
  readonly pascal: string
}

// Core's rule for ids (`compose/check-ids.ts`) is at most 32; the name of a package adds to it.
const LONGEST = 32
const ID = /^[a-z][a-z0-9-]*$/
// What may stand in a text between quotes, in an ICU message, in a comment and in a page.
const TITLE = /^[\p{L}\p{M}\p{N} \-&.,()’']+$/u
// Of core's own addresses (`compose/check-ids.ts`).
const TAKEN: readonly string[] = ['core', 'panel', 'als', 'download']
// ECMA-262, 12.7.2, and what a module may not call itself.
const RESERVED = new Set(
  `arguments await break case catch class const continue debugger default delete do else enum eval export extends false finally for
  function if implements import in instanceof interface let new null package private protected public return static super switch this
  throw true try typeof undefined var void while with yield`.split(/\s+/u),
)

/** Reads a name as somebody typed it, with accents and spaces; throws `ScaffoldRefused` when nothing can be called that. */
export function readName(typed: string): ScaffoldName {
  const title = typed.normalize('NFC').trim().replaceAll(/\s+/gu, ' ')
  if (title === '') throw new ScaffoldRefused('Give it a name: letters, digits and hyphens.')
  if (/[/\\]|^\./u.test(title)) throw new ScaffoldRefused(`"${title}" is a path; give a name, and say with --dir where it goes.`)
  if (!TITLE.test(title)) throw new ScaffoldRefused(`"${title}" has a sign that no name can have; use letters, digits and hyphens.`)
  const id = toId(title)
  if (!ID.test(id)) throw new ScaffoldRefused(`"${title}" makes no id: it must begin with a letter from a to z.`)
  if (id.length > LONGEST) throw new ScaffoldRefused(`"${title}" is too long: an id has at most ${LONGEST} letters, digits and hyphens.`)
  const name = { title: toTitle(title, id), id, snake: id.replaceAll('-', '_'), ...toCode(id) }
  if (RESERVED.has(name.camel) || TAKEN.includes(id)) throw new ScaffoldRefused(`"${title}" has a meaning already; choose another name.`)
  return name
}

/** The id of a name: without accents, in small letters, with hyphens; empty when nothing of it is left. */
export function toId(text: string): string {
  return text
    .normalize('NFD')
    .replaceAll(/\p{M}/gu, '')
    .replaceAll(/[Øø]/gu, 'o')
    .replaceAll(/[Ææ]/gu, 'ae')
    .replaceAll('ß', 'ss')
    .toLowerCase()
    .replaceAll(/['’.]/gu, '')
    .replaceAll(/[^a-z0-9]+/gu, '-')
    .replaceAll(/^-+|-+$/gu, '')
}

// Who typed an id gets words; who typed words keeps them, with an apostrophe that no quote and no ICU message ends at.
function toTitle(text: string, id: string): string {
  const words = text === id ? text.replaceAll('-', ' ') : text.replaceAll("'", '’')
  return words.slice(0, 1).toUpperCase() + words.slice(1)
}

function toCode(id: string): Pick<ScaffoldName, 'camel' | 'pascal'> {
  const pascal = id
    .split('-')
    .map((word) => word.slice(0, 1).toUpperCase() + word.slice(1))
    .join('')
  return { pascal, camel: pascal.slice(0, 1).toLowerCase() + pascal.slice(1) }
}
