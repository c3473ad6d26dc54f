import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'

const ui = join(import.meta.dirname, '..', 'packages', 'core', 'src', 'ui')
const page = readFileSync(join(import.meta.dirname, '..', 'docs', 'ui-components.md'), 'utf8')

const components = [
  ...readFileSync(join(ui, 'index.ts'), 'utf8').matchAll(/^export \{ (.+) \} from '\.\/(components\/.+\.tsx)'$/gm),
].flatMap(([, names = '', file = '']) =>
  names
    .split(', ')
    .filter((name) => /^[A-Z]/.test(name))
    .map((name) => ({ name, file })),
)

/** The props that a component is declared with; one that is a list of two alone is written out at the component. */
function listProps(name: string, file: string): readonly string[] {
  const source = readFileSync(join(ui, file), 'utf8')
  const body =
    source.match(new RegExp(`^interface ${name}Props \\{([\\s\\S]*?)^\\}`, 'm'))?.[1] ??
    source.match(new RegExp(`^export function ${name}\\(\\{.*?\\}: \\{(.*?)\\}\\)`, 'm'))?.[1] ??
    ''
  return [...body.matchAll(/^(?: {2}| )readonly (\w+)(\?)?:/gm)].map(([, prop = '', optional = '']) => prop + optional)
}

/** What the page says below the heading of a component, up to the next heading. */
function findSection(name: string): string {
  return page.match(new RegExp(`^### ${name}$([\\s\\S]*?)(?=^##)`, 'm'))?.[1] ?? ''
}

describe('the page about the components', () => {
  test('knows more than thirty of them, so that this test sees what there is', () => {
    expect(components.length).toBeGreaterThan(30)
  })

  test.each(components)('names $name and each of its props, in their order', ({ name, file }) => {
    const rows = findSection(name).split(/^\| prop \| type \| \|$/m)[1] ?? ''
    const [table = ''] = rows.trimStart().split('\n\n')
    const described = [...table.matchAll(/^\| `(\w+\??)` \|/gm)].map(([, prop]) => prop)
    expect(listProps(name, file).length).toBeGreaterThan(0)
    expect(described).toEqual(listProps(name, file))
  })
})
