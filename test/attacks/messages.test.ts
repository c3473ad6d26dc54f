import { createMemorySource, createTestPortal, type TestBrowser, type TestPortal } from '@voordeur/core/testing'
import { berichten } from '@voordeur/plugin-berichten'
import { afterEach, describe, expect, test } from 'vitest'
import { databases } from './attacked-portal.ts'
import { parsePage } from '../../packages/core/src/testing/page/parse-page.ts'
import { NAUGHTY_STRINGS } from './naughty-strings.ts'

const CANARY = `<canary onload=alert(1)>"'></title></textarea></script><script>alert(1)</script>`

/** What a text may have made of itself on a page: an element of its own, something that runs, a link that is no address. */
async function findHarm(html: string): Promise<readonly string[]> {
  const { all } = await parsePage(html)
  return all.flatMap(({ name, attribs }) => [
    ...(name === 'canary' || (name === 'script' && attribs['src'] === undefined) ? [name] : []),
    ...Object.keys(attribs).filter((attribute) => attribute.startsWith('on')),
    ...(name === 'a' && !/^(https?:\/\/|mailto:|tel:|\/|#)/u.test(attribs['href'] ?? '#') ? [String(attribs['href'])] : []),
  ])
}

type Person = TestBrowser & { readonly clientId: string }
const DESK = '/beheer/berichten/desk'
const kinds = [
  { between: 'contacts', receipts: true },
  { between: 'coordinator', receipts: true, staffNames: 'show' },
] as const

describe.each(databases.flatMap(({ name, url }) => kinds.map((kind) => ({ name: `${kind.between}, ${name}`, url, kind }))))(
  'attack 16 in messages, $name',
  ({ url, kind }) => {
    let portal: TestPortal
    let writer: Person
    let reader: Person

    afterEach(() => portal.close())

    const open = async (name: string) => {
      const memory = createMemorySource([])
      memory.steps = [{ client: { sourceId: 'a', number: '100', name }, records: [], complete: [] }]
      portal = await createTestPortal(
        { plugins: [berichten(kind)], sources: [memory.source] },
        url === undefined ? {} : { databaseUrl: url },
      )
      await portal.sync()
      const rights = ['berichten.inbox:read', 'berichten.inbox:write']
      writer = await portal.viewer({ clientNumber: '100', name: 'Schrijver', basis: 'family', rights })
      // Refused where people are given access; here it came in by another way.
      await portal.store
        .system()
        .updateTable('account')
        .set({ name })
        .where('id', '=', writer.accountId ?? '')
        .execute()
      reader = await portal.viewer({ clientNumber: '100', name: 'Lezer', basis: 'family', rights })
    }
    const inbox = () => `/client/${writer.clientId}/berichten/inbox`
    const post = (action: string, fields: Readonly<Record<string, string>>, files: readonly File[] = []) => {
      const form = new FormData()
      for (const [name, value] of Object.entries(fields)) form.set(name, value)
      for (const file of files) form.append('files', file)
      return writer.post(`${inbox()}/${action}`, form)
    }
    const send = async (text: string, topic: string, files: readonly File[] = []) => {
      const key = crypto.randomUUID()
      const to: Record<string, string> = kind.between === 'contacts' ? { [`to.${reader.accountId ?? ''}`]: 'on' } : {}
      return { key, answer: await post('send?new=1', { key, topic, text, ...to }, files) }
    }

    test('a tag in a subject, a message, a draft, a name or the name of a file becomes an element nowhere', async () => {
      await open(CANARY)
      const file = new File([Buffer.from('%PDF-1.4\n%%EOF')], `${CANARY}.pdf`, { type: 'application/pdf' })
      const { key, answer } = await send(CANARY, CANARY, [file])
      expect(answer.status).toBe(303)
      await writer.post(`${inbox()}/saveDraft`, { key: crypto.randomUUID(), thread: key, text: CANARY })
      await writer.post(`${inbox()}/saveDraft`, { key: crypto.randomUUID(), topic: CANARY, text: CANARY })
      const other = kind.between === 'contacts' ? reader : await portal.staff(['alles'])
      const pages = [
        [writer, inbox()] as const,
        [writer, `${inbox()}?thread=${key}`] as const,
        [writer, `${inbox()}?new=1`] as const,
        [writer, `/client/${writer.clientId}`] as const,
        [other, kind.between === 'contacts' ? inbox() : DESK] as const,
        [other, `${kind.between === 'contacts' ? inbox() : DESK}?thread=${key}`] as const,
        [reader, '/mijn/core/notices'] as const,
      ]
      for (const [person, path] of pages) {
        const page = await person.get(path)
        expect([path, page.status]).toEqual([path, 200])
        expect(await findHarm(page.text)).toEqual([])
        expect(page.text.split('</title>')).toHaveLength(2)
      }
      const again = await post(`reply?thread=${key}`, { key: crypto.randomUUID(), thread: key, text: CANARY.repeat(80) })
      expect(again.status).toBe(422)
      expect(await findHarm(again.text)).toEqual([])
    })

    test('whatever is typed comes back as it was typed, or is refused, and never ends in a failure', async () => {
      await open('Cliënt')
      let taken = 0
      for (const text of NAUGHTY_STRINGS.filter((_, index) => index % 9 === 0)) {
        const { key, answer } = await send(text, 'Onderwerp')
        expect([303, 400, 422]).toContain(answer.status)
        if (answer.status !== 303) continue
        taken += 1
        const shown = (await writer.json(`${inbox()}?thread=${key}`)).json() as { data: { messages: { text: string }[] } }
        expect(shown.data.messages[0]?.text).toBe(text.replaceAll('\r\n', '\n').trim())
        expect(await findHarm((await writer.get(`${inbox()}?thread=${key}`)).text)).toEqual([])
      }
      expect(taken).toBeGreaterThan(20)
    })
  },
)
