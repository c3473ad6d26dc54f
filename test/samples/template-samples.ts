import { globSync, readFileSync } from 'node:fs'
import { join, sep } from 'node:path'
import type { Sample, SamplePage } from './read-samples.ts'

// A README that goes into somebody's package: what its samples need can not stand in it, so that it stands here.
const START = `import { auth, authenticatorApp, consoleSmsSender, password, sms } from '@voordeur/auth'
import { definePortal } from '@voordeur/core'
import { portal } from '#given/portal'

const sender = consoleSmsSender()
const directory = { issuer: 'register', name: 'Personeelsregister', check: async () => undefined }

const rest = { ...portal, plugins: [], panels: [], permissionSets: {}, access: {} } as const

export const given = { auth, authenticatorApp, directory, password, sender, sms }
export default definePortal({
  ...rest,`

const IMPORT = /^import \{ (\w+) \} from 'voordeur-.*$/m
const THEIRS = /^(packages\/core\/templates\/(?:plugin|source|sign-in-method)|examples\/third-party-plugin)\/README\.md$/
const NOTHING = { line: 1, around: undefined, problem: undefined, copyOf: undefined }

/** A README of a template, or of the example of a third party, with the sources that its samples import; any other page as it is. Reads files. */
export function withTemplate(root: string, page: SamplePage): SamplePage {
  const theirs = THEIRS.exec(page.page)?.[1]
  if (theirs === undefined) return page
  const folder = `${theirs}/src`
  const sources = globSync('**/*.{ts,tsx}', { cwd: join(root, folder) }).map((path): Sample => {
    const file = path.split(sep).join('/')
    const text = readFileSync(join(root, folder, path), 'utf8')
    return { ...NOTHING, page: `${folder}/${file}`, language: file.slice(file.lastIndexOf('.') + 1), file: `package/${file}`, text }
  })
  return { ...page, samples: [...sources, ...page.samples.map((sample) => toSettings(sample))] }
}

/** Settings of a portal, below the one import that stands above them. */
function toSettings(sample: Sample): Sample {
  const imported = IMPORT.exec(sample.text)?.[1]
  if (sample.language !== 'ts' || imported === undefined) return sample
  const text = `import { ${imported} } from './package/index.ts'\n${START}\n  …\n})`
  return { ...sample, file: 'portal.config.ts', text: sample.text.replace(IMPORT, ''), around: { line: sample.line, text } }
}
