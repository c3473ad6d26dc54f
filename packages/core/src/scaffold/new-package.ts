import { join } from 'node:path'
import { fillTemplate } from './fill-template.ts'
import { findTemplates } from './find-templates.ts'
import { readName, type ScaffoldName } from './read-name.ts'
import { readTemplate, type TextFile } from './read-template.ts'
import { ScaffoldRefused } from './scaffold-refused.ts'
import { toPackageJson } from './to-package-json.ts'

/** The packages that others write for a portal. */
export const PACKAGE_KINDS = ['plugin', 'source', 'sign-in-method'] as const

/** A package that others write for a portal. */
export type PackageKind = (typeof PACKAGE_KINDS)[number]

/** A package to be written. */
export interface NewPackage {
  readonly name: ScaffoldName
  /** What npm calls it. */
  readonly packageName: string
  readonly files: readonly TextFile[]
}

// The name of each template, in the forms in which it stands there, and what npm calls such a package.
const SAMPLES: Readonly<Record<PackageKind, { readonly sample: string; readonly prefix: string }>> = {
  plugin: { sample: 'your plugin', prefix: 'voordeur-plugin-' },
  source: { sample: 'your source', prefix: 'voordeur-adapter-' },
  'sign-in-method': { sample: 'your method', prefix: 'voordeur-sign-in-' },
}

/** The files of a new package with this name, as it was typed. Reads templates and writes nothing; throws `ScaffoldRefused`. */
export function planPackage(kind: PackageKind, { typed, version }: { readonly typed: string; readonly version: string }): NewPackage {
  const name = readName(typed)
  const { sample, prefix } = SAMPLES[kind]
  const template = readTemplate(join(findTemplates(), kind))
  refuseTakenWord(name, template)
  const filling = { words: toWords(readName(sample), name), chosen: new Set<string>() }
  const files = template.map(({ path, text }) => ({
    path: fillTemplate(path, filling),
    text: path === 'package.json' ? toPackageJson(fillTemplate(text, filling), { version }) : fillTemplate(text, filling),
  }))
  return { name, packageName: `${prefix}${name.id}`, files }
}

function toWords(sample: ScaffoldName, name: ScaffoldName): Readonly<Record<string, string>> {
  const forms = ['id', 'snake', 'camel', 'pascal', 'title'] as const
  return Object.fromEntries(forms.map((form) => [sample[form], name[form]]))
}

/** A name that the code uses for something else would stand there twice. */
function refuseTakenWord({ camel, pascal, title }: ScaffoldName, template: readonly TextFile[]): void {
  const code = template.filter(({ path }) => /\.tsx?$/u.test(path)).map(({ text }) => text.replaceAll(/\/\/.*|\/\*.*?\*\/|'[^']*'/gu, ''))
  const isWord = new RegExp(String.raw`\b(?:${camel}|${pascal}\w*)\b`, 'u')
  if (code.some((text) => isWord.test(text)))
    throw new ScaffoldRefused(`"${title}" is a word of the code it would stand in; choose another.`)
}
