import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { caress } from '../caress.ts'
import { MessageFile } from './message-file.ts'

const MESSAGE = {
  id: '0199b1c2-0000-7000-8000-000000000001',
  thread: '0199b1c2-0000-7000-8000-000000000001',
  topic: 'Vraag over het plan',
  text: 'Mag het plan korter?\nGroet <b>Anna</b> \u2028 🙂',
  sender: { name: 'Anna de Vries' },
  recipientRole: 'Regievoerend begeleider',
  sentAt: '2026-11-22T11:00:00.000Z',
}
const context = { client: { sourceId: '10437', number: '10437' }, signal: new AbortController().signal }

let home: string
beforeEach(async () => {
  home = await mkdtemp(join(tmpdir(), 'berichten-'))
})
afterEach(() => rm(home, { recursive: true }))

const sendTo = (folder: string) => caress({ folder: './export', messages: folder }).send.message

test('a message stands in the folder as one whole file, as its schema says', async () => {
  const folder = join(home, 'aan-caress')
  await sendTo(folder)?.(context, MESSAGE)
  expect(await readdir(folder)).toEqual([`${MESSAGE.id}.json`])
  const file = MessageFile.parse(JSON.parse(await readFile(join(folder, `${MESSAGE.id}.json`), 'utf8')))
  expect(file).toEqual({ version: 1, client: '10437', number: '10437', ...MESSAGE })
})

test('handed over twice it is one file', async () => {
  await sendTo(home)?.(context, MESSAGE)
  await sendTo(home)?.(context, MESSAGE)
  expect(await readdir(home)).toEqual([`${MESSAGE.id}.json`])
})

test('an id that would leave the folder is refused, and nothing is written', async () => {
  await expect(sendTo(home)?.(context, { ...MESSAGE, id: '../../elders' })).rejects.toThrow()
  expect(await readdir(home)).toEqual([])
})

test('a folder that can not be written is said, so that it is tried again', async () => {
  const file = join(home, 'is-een-bestand')
  await writeFile(file, '')
  await expect(sendTo(file)?.(context, MESSAGE)).rejects.toThrow()
})

test('without the folder the source takes no messages', () => {
  expect(caress({ folder: './export' }).send.message).toBeUndefined()
})
