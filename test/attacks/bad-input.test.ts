import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { CANARY, listBadJson, listBadXml } from './bad-documents.ts'
import { INPUT_PATHS, readToEnd } from './bad-input-paths.ts'

const folder = mkdtempSync(join(tmpdir(), 'voordeur-trap-'))
const file = join(folder, 'secret.txt')
writeFileSync(file, CANARY)
const asked: string[] = []
const server = createServer((request, response) => {
  asked.push(request.url ?? '')
  response.end(CANARY)
})

await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
const address = server.address()
const trap = { url: `http://127.0.0.1:${typeof address === 'object' ? String(address?.port) : ''}`, file }
afterAll(async () => {
  await new Promise((resolve) => server.close(resolve))
  rmSync(folder, { recursive: true })
})

describe.each(INPUT_PATHS)('a bad document as $name', ({ name, open }) => {
  const documents = [...listBadXml(trap), ...listBadJson()]

  test.each(documents)('$format: $name: is $fate, and costs nobody else anything', async (document) => {
    const reading = await readToEnd(await open(document))
    expect(reading.goodRecords).toEqual(['anna/anna', 'anna/g-anna', 'zwaan/zwaan', 'zwaan/g-zwaan'])
    // An answer to a search is a Bundle, or it is no answer.
    const isBundle = /^\s*(<Bundle|\{"resourceType":"Bundle)/.test(document.content.toString())
    const isRefused = document.fate === 'refused' || (name === 'an answer of a FHIR server' && !isBundle)
    expect(reading.clients.includes('bad')).toBe(!isRefused)
    expect(reading.unread).toEqual(isRefused ? ['bad'] : [])
    if (isRefused) expect(reading.reported.some((place) => /bad|\/Patient$/.test(place))).toBe(true)
    expect(reading.text).not.toContain(CANARY)
    expect(reading.text).not.toMatch(/\\u0000|\\ud[89a-f]/i)
    expect(Reflect.get({}, 'polluted')).toBeUndefined()
    expect(asked).toEqual([])
  })
})
