import { expect, test } from 'vitest'
import { sayWhereCommandsLead } from './say-where-commands-lead.ts'

test('who opens a portal at home on another port reads where the mails of commands lead', () => {
  const said = sayWhereCommandsLead('http://localhost:4000', 'http://localhost:4011')
  expect(said).toContain('lead to http://localhost:4000')
  expect(said).toContain('to http://localhost:4011')
})

test.each([
  ['the port is the one of the configuration', 'http://localhost:4000'],
  ['the configuration names the address of production', 'https://portaal.example'],
])('nothing is said when %s', (_, configured) => {
  expect(sayWhereCommandsLead(configured, 'http://localhost:4000')).toBeUndefined()
})
