import { expect, test } from 'vitest'
import { sayEvery, toProgressText } from './sync-progress.ts'

test('a line says how many clients of how many, and for how long', () => {
  expect(toProgressText({ source: 'caress', clients: 400, expected: 2000, milliseconds: 185_000 })).toBe(
    'caress: 400 of 2,000 clients, 3 min',
  )
  expect(toProgressText({ source: 'fhir', clients: 1200, expected: undefined, milliseconds: 9_600 })).toBe('fhir: 1,200 clients, 10 s')
})

test('a long run is told of once in a while, a short one not, and the next source begins anew', () => {
  const said: string[] = []
  const note = sayEvery(1000, (text) => said.push(text))
  const run = (source: string, times: readonly number[]) => {
    for (const [clients, milliseconds] of times.entries()) note({ source, clients, expected: undefined, milliseconds })
  }
  run('short', [0, 500, 999])
  run('long', [0, 1000, 1500, 2100])
  run('next', [0, 900, 1000])
  expect(said).toEqual(['long: 1 client, 1 s', 'long: 3 clients, 2 s', 'next: 2 clients, 1 s'])
})
