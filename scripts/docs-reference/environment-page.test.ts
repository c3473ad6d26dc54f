import { join } from 'node:path'
import { expect, test } from 'vitest'
import { listComputedReads, listNames, listReadVariables, VARIABLES } from './environment-page.ts'

const root = join(import.meta.dirname, '../..')

test('the page about the environment names every variable that the code reads, and no other', () => {
  expect(Object.keys(VARIABLES).toSorted()).toEqual([...listReadVariables(root).keys()].toSorted())
})

test('a variable is found however it is read', () => {
  expect(listNames("process.env.ONE ?? process.env['TWO']")).toEqual(['ONE', 'TWO'])
  expect(listNames('const { THREE: url, FOUR_TIMES: given, FIVE } = process.env')).toEqual(['THREE', 'FOUR_TIMES', 'FIVE'])
  expect(listNames('const env = { ...process.env, SIX: 1 }')).toEqual([])
})

test('a variable is read by a computed name only where a configuration says the name', () => {
  expect(listComputedReads(root)).toEqual(['packages/adapter-fhir/src/fhir.ts'])
})
