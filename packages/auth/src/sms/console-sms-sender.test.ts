import { expect, test } from 'vitest'
import { consoleSmsSender } from './console-sms-sender.ts'

const never = () => new AbortController().signal

test('a developer sees the text and not the whole number', async () => {
  const lines: string[] = []
  const sender = consoleSmsSender({ write: (line) => lines.push(line) })
  await sender.send({ id: '1', recipient: '+31612345678', body: 'Uw code is 123456.\n@localhost #123456' }, never())
  expect(lines).toEqual(['text message to +31…78: Uw code is 123456.\n@localhost #123456\n'])
})

test('a text moves no cursor and colours no screen', async () => {
  const lines: string[] = []
  await consoleSmsSender({ write: (line) => lines.push(line) }).send(
    { id: '1', recipient: '+31612345678', body: 'a\u001b[2Jb\rc\u2028d\u009be\u202ef' },
    never(),
  )
  expect(lines).toEqual(['text message to +31…78: a[2Jbcdef\n'])
})

test('production can tell that it sends nothing', () => {
  expect(consoleSmsSender()).toMatchObject({ id: 'console', developmentOnly: true, idempotent: false })
  expect(consoleSmsSender().readReports).toBeUndefined()
})
