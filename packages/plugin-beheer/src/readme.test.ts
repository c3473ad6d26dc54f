import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { beheer } from './beheer.ts'

const readme = readFileSync(new URL('../README.md', import.meta.url), 'utf8')
const rows = readme.split('\n').flatMap((line) => (line.startsWith('| `') ? [line.split('|').map((cell) => cell.trim())] : []))

test('the README names every part of the desk, with its rights beside reading', () => {
  const told = rows.map(([, part, , rights = '']) => [part, [...rights.matchAll(/`([^`]+)`/gu)].map(([, right]) => right)])
  const there = beheer()
    .parts.filter(({ scope }) => scope === 'organisation')
    .map(({ id, rights }) => [`\`${id}\``, Object.keys(rights).filter((right) => right !== 'read')])
  expect(told).toEqual(there)
})
