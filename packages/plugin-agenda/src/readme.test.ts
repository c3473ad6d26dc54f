import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { agenda } from './agenda.ts'
import { AgendaOptions } from './calendar/options.ts'

const readme = readFileSync(new URL('../README.md', import.meta.url), 'utf8')
const named = [...readme.matchAll(/^\| `([\w]+)` \|/gm)].map(([, name]) => name)

test('the README names every option, right and table', () => {
  const { parts, tables } = agenda()
  const rights = parts.flatMap((part) => Object.keys(part.rights))
  const rows = Object.keys(tables?.rows ?? {}).map((table) => `agenda_${table}`)
  expect(named).toEqual([...Object.keys(AgendaOptions.shape), ...rights, ...rows])
})
