import { join } from 'node:path'
import { fillTemplate, type Filling } from './fill-template.ts'
import { findTemplates } from './find-templates.ts'
import { type PortalAnswers, readOrganisation } from './portal-answers.ts'
import { toId } from './read-name.ts'
import { readTemplate, type TextFile } from './read-template.ts'
import { ScaffoldRefused } from './scaffold-refused.ts'
import { toExample } from './to-example.ts'
import { toPackageJson } from './to-package-json.ts'

/** A portal to be written. */
export interface NewPortal {
  /** The folder's name, from which the name of its package follows. */
  readonly name: string
  readonly answers: PortalAnswers
  /** The released version of the packages of this project. */
  readonly version: string
  readonly now: Date
}

const EXAMPLE = 'example/'
// A name of npm has at most 214 characters; a folder is called less.
const LONGEST_NAME = 100

/** The files of a new portal. Reads templates and writes nothing; throws `ScaffoldRefused`. */
export function planPortal({ name, answers, version, now }: NewPortal): readonly TextFile[] {
  if (answers.source === 'fhir' && answers.plugins.includes('wzd'))
    throw new ScaffoldRefused(
      'Involuntary care (wzd) shows when a measure was applied, which FHIR does not say: leave it out, or read an export.',
    )
  const filling = toFilling(toPackageName(name), answers)
  const template = readTemplate(join(findTemplates(), 'portal'))
  const kind = answers.source === 'fhir' ? 'fhir' : 'export'
  const example = toExample(listExample(template, answers), { now, kind })
  const own = template.filter(({ path }) => !path.startsWith(EXAMPLE))
  return [
    ...own.map(({ path, text }) => ({ path, text: toText({ path, text: fillTemplate(text, filling) }, answers, version) })),
    ...example.map(({ path, text }) => ({ path: `${EXAMPLE}${path}`, text })),
  ]
}

/** What npm calls the portal in this folder. */
function toPackageName(folder: string): string {
  const name = toId(folder)
  if (name === '' || name.length > LONGEST_NAME)
    throw new ScaffoldRefused(`"${folder}" makes no name for npm: use letters and digits, at most ${LONGEST_NAME}.`)
  return name
}

function toFilling(name: string, { organisation, layout, form, source, plugins, signIn }: PortalAnswers): Filling {
  return {
    words: {
      'your-portal': name,
      'Your organisation': readOrganisation(organisation),
      "layout: 'panels'": `layout: '${layout}'`,
      "form: 'u'": `form: '${form}'`,
    },
    chosen: new Set<string>([source, signIn, ...plugins]),
  }
}

function listExample(template: readonly TextFile[], { plugins }: PortalAnswers): readonly TextFile[] {
  return template
    .filter(({ path }) => path.startsWith(EXAMPLE))
    .map(({ path, text }) => ({ path: path.slice(EXAMPLE.length), text }))
    .filter(({ path }) => path !== 'news.ndjson' || plugins.includes('nieuws'))
}

function toText({ path, text }: TextFile, answers: PortalAnswers, version: string): string {
  if (path === 'package.json') return toPackageJson(text, { version, needs: (name) => isNeeded(name, answers) })
  return path === 'demo.json' ? toDemo(text, answers) : text
}

function isNeeded(name: string, { source, plugins, signIn }: PortalAnswers): boolean {
  const choices: Readonly<Record<string, boolean>> = {
    '@voordeur/adapter-caress': source !== 'fhir',
    '@voordeur/adapter-fhir': source === 'fhir',
    '@voordeur/adapter-entra': signIn === 'microsoft',
  }
  const plugin = /^@voordeur\/plugin-(?<id>.+)$/u.exec(name)?.groups?.['id']
  if (plugin !== undefined && plugin !== 'dossier') return plugins.some((id) => id === plugin)
  return choices[name] ?? true
}

/** Without a desk nobody is staff of it. */
function toDemo(text: string, { plugins }: PortalAnswers): string {
  if (plugins.includes('beheer')) return text
  // Line by line, so that what stays stands as it was written: a person is an object of the list.
  return text.replace(/,\n {2}\{(?:(?!\n {2}\})[^])*?"desk"[^]*?\n {2}\}/u, '')
}
