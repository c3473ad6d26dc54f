import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'

const PARTS = ['week', 'board', 'letters', 'figures'] as const

/** Where a fixture is written and how it is spoilt. */
export interface Fixture {
  readonly folder: string
  readonly plugins: number
  /** Names a part and a right that no plugin has. */
  readonly withMistakes?: boolean
}

/**
 * Writes a project as an organisation and its plugin authors would have it: this many plugins, each with options, four parts and eight
 * rights, and a portal that puts every part on a panel and every right into a set.
 */
export async function writeFixture({ folder, plugins, withMistakes = false }: Fixture): Promise<void> {
  const names = Array.from({ length: plugins }, (_, index) => `plugin${String(index + 1)}`)
  await mkdir(join(folder, 'src'), { recursive: true })
  await writeFile(join(folder, 'tsconfig.json'), JSON.stringify(tsconfig))
  await Promise.all(names.map(async (name) => writeFile(join(folder, 'src', `${name}.ts`), toPlugin(name))))
  await writeFile(join(folder, 'src', 'portal.config.ts'), toPortal(names, withMistakes))
}

// As whoever installs the packages has it: the declarations that were built, without the workspace's own condition.
const tsconfig = {
  compilerOptions: {
    target: 'es2024',
    lib: ['es2024', 'esnext.iterator', 'esnext.array', 'dom', 'dom.iterable'],
    module: 'nodenext',
    strict: true,
    exactOptionalPropertyTypes: true,
    verbatimModuleSyntax: true,
    rewriteRelativeImportExtensions: true,
    skipLibCheck: true,
    declaration: true,
    rootDir: 'src',
    outDir: 'out',
    types: ['node'],
  },
  include: ['src'],
}

const toPlugin = (name: string) => `import { definePart, definePlugin } from '@voordeur/core'
import { Report } from '@voordeur/core/care'
import { z } from 'zod'

${PARTS.map(toPart).join('\n')}
const words = { title: 'Titel', post: 'Plaatsen' }

export const ${name} = definePlugin({
  id: '${name}',
  api: 1,
  options: z.strictObject({ photos: z.boolean().default(true).describe('Photos.'), title: z.string().optional().describe('A title.') }),
  messages: { nl: words, en: words },
  parts: ({ photos }) => (photos ? [${PARTS.join(', ')}] : [${PARTS[0]}]),
})
`

const toPart = (part: string) => `const ${part} = definePart({
  id: '${part}',
  title: 'title',
  icon: 'heart',
  scope: 'client',
  rights: { read: {}, post: { title: 'post' } },
  reads: [Report],
  load: async ({ records }) => (await records.all(Report)).map(({ data }) => data.text),
  view: (texts, { t }) => [t('title'), ...texts],
  actions: { post: { right: 'post', input: z.strictObject({ text: z.string() }), run: async (_, { text }) => ({ message: text.trim() }) } },
})
`

function toPortal(names: readonly string[], withMistakes: boolean): string {
  const panels = names.map((name) => {
    const parts = PARTS.map((part) => `'${name}.${part}'`).join(', ')
    return `    { id: '${name}', title: '${name}', colour: 'yellow', icon: 'heart', parts: [${parts}], summary: [] },`
  })
  const rights = names.flatMap((name) => PARTS.flatMap((part) => [`'${name}.${part}:read'`, `'${name}.${part}:post'`]))
  const last = names.at(-1) ?? ''
  if (withMistakes) panels.push(`    { id: 'wrong', title: 'wrong', colour: 'green', icon: 'heart', parts: ['${last}.weak'] },`)
  if (withMistakes) rights.push(`'${last}.week:poost'`)
  return `import { definePortal, type Authenticator } from '@voordeur/core'
${names.map((name) => `import { ${name} } from './${name}.ts'`).join('\n')}

declare const auth: Authenticator

export default definePortal({
  organisation: { name: 'Zonnehof', portalName: 'Mijn Zonnehof', url: 'https://zonnehof.example' },
  language: { default: 'nl', form: 'u' },
  theme: { layout: 'panels' },
  auth,
  sources: [],
  plugins: [${names.map((name) => `${name}({ photos: true })`).join(', ')}],
  panels: [
${panels.join('\n')}
  ],
  permissionSets: { alles: { title: 'Alles', rights: [${rights.join(', ')}] } },
  access: { byBasis: { self: 'alles' } },
})
`
}
