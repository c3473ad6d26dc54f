import { createMemorySource, createTestPortal, type TestBrowser, type TestPortal } from '@voordeur/core/testing'
import { prikbord } from '@voordeur/plugin-prikbord'
import { unzipSync } from 'fflate'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { z } from 'zod'
import { databases } from './attacked-portal.ts'
import { parsePage } from '../../packages/core/src/testing/page/parse-page.ts'
import { NAUGHTY_STRINGS } from './naughty-strings.ts'

const CANARY = `<canary onload=alert(1)>"'></title></textarea></script><script>alert(1)</script>`
const TURNED = '\u202Egro.live//:sptth\u202C'
const LINKS = [
  'javascript:alert(1)',
  'JAVASCRIPT://www.voorbeeld.nl/%0Aalert(1)',
  ' java\tscript:alert(1)',
  'data:text/html,<script>alert(1)</script>',
  'vbscript:msgbox(1)',
  'https://"onmouseover="alert(1)',
  'https://voorbeeld.nl/"><script>alert(1)</script>',
  "https://voorbeeld.nl/' onclick='alert(1)",
  'https://laurens.nl@kwaad.example/',
  'https://kwaad.example/\u202Egpj.exe',
  'mailto:a@voorbeeld.nl?body=<script>alert(1)</script>',
  'tel:112;javascript:alert(1)',
]
/** What a text may have made of itself on a page: an element of its own, something that runs, a link to something that is no address. */
async function findHarm(html: string): Promise<readonly string[]> {
  const { all } = await parsePage(html)
  return all.flatMap(({ name, attribs }) => [
    ...(name === 'canary' || (name === 'script' && attribs['src'] === undefined) ? [name] : []),
    ...Object.keys(attribs).filter((attribute) => attribute.startsWith('on')),
    ...(name === 'a' && !/^(https?:\/\/|mailto:|tel:|\/|#|[a-z0-9./-]+\.(html|webp)$)/u.test(attribs['href'] ?? '#')
      ? [String(attribs['href'])]
      : []),
  ])
}

const Board = z.object({
  data: z.object({
    posts: z.array(z.object({ id: z.string(), text: z.string(), author: z.string().optional() })),
    older: z.string().optional(),
  }),
})

type Person = TestBrowser & { readonly clientId: string }

describe.each(databases)('attack 16 on the notice board, on $name', ({ url }) => {
  let portal: TestPortal
  let writer: Person
  let reader: Person

  beforeAll(async () => {
    const memory = createMemorySource([])
    memory.steps = [{ client: { sourceId: 'a', number: '100', name: CANARY }, records: [], complete: [] }, { completeSnapshot: true }]
    portal = await createTestPortal(
      { plugins: [prikbord()], sources: [memory.source] },
      // Five minutes before the mail of the day about notices.
      { now: '2026-11-23T06:25:00Z', ...(url === undefined ? {} : { databaseUrl: url }) },
    )
    await portal.sync()
    await portal.start()
    const rights = ['prikbord.board:read', 'prikbord.board:post', 'prikbord.board:reply', 'prikbord.board:photo'] as const
    writer = await portal.viewer({ clientNumber: '100', name: CANARY, basis: 'family', rights: [...rights] })
    // Refused where people are given access; here it came in by another way.
    await portal.store
      .system()
      .updateTable('account')
      .set({ name: `${CANARY}${TURNED}` })
      .where('name', '=', CANARY)
      .execute()
    reader = await portal.viewer({
      clientNumber: '100',
      name: 'Lezer',
      portalAdmin: true,
      represents: true,
      basis: 'family',
      rights: [...rights],
    })
  })
  afterAll(() => portal.close())

  const path = () => `/client/${reader.clientId}/prikbord/board`
  const place = async (text: string) => {
    const key = crypto.randomUUID()
    const answer = await writer.post(`${path()}/post`, { key, text })
    return { key, answer }
  }
  /** Everything that the board shows, newest first. */
  const all = async () => {
    const posts: z.infer<typeof Board>['data']['posts'] = []
    let query = ''
    for (;;) {
      const { data } = Board.parse((await reader.json(`${path()}${query}`)).json())
      posts.push(...data.posts)
      if (data.older === undefined) return posts
      query = `?before=${data.older}`
    }
  }
  const expectHarmless = async (html: string) => {
    expect(await findHarm(html)).toEqual([])
    expect(html.split('</title>').length).toBeLessThanOrEqual(2)
  }

  test('a tag in a message, a reply, a name, the name of a file and the description of a photo becomes an element nowhere', async () => {
    const { key: post } = await place(CANARY)
    await reader.post(`${path()}/reply`, { key: crypto.randomUUID(), post, text: CANARY })
    await portal.store.execute(
      `insert into prikbord_photo (id, client_id, post_id, position, name, bytes, small, small_width, small_height)
       values ('${crypto.randomUUID()}', '${reader.clientId}', '${post}', 0, '${CANARY.replaceAll("'", "''")}.jpg', '\\x00', '\\x00', 4, 3)`,
    )
    const photos = await portal.store.execute('select id from prikbord_photo')
    const photo1 = String(photos.rows[0]?.['id'])
    const described = await writer.post(`${path()}/describePhotos`, { id: post, photo1, description1: CANARY })
    expect(described.status).toBe(303)
    const own = ['', `?step=open&id=${post}`, `?step=edit&id=${post}`, `?step=photos&id=${post}`, `?step=remove&id=${post}`]
    const others = ['', `?step=open&id=${post}`, `?step=hide&id=${post}`]
    const pages = [
      ...own.map((query) => [writer, path() + query] as const),
      ...others.map((query) => [reader, path() + query] as const),
      [reader, `/client/${reader.clientId}`] as const,
      [reader, '/mijn/core/notices'] as const,
    ]
    for (const [person, place_] of pages) {
      const page = await person.get(place_)
      expect([place_, page.status, page.text.includes('&lt;canary')]).toEqual([place_, 200, true])
      await expectHarmless(page.text)
    }
    const json = await reader.json(path())
    expect([json.headers.get('content-type'), json.headers.get('x-content-type-options')]).toEqual([
      'application/json; charset=utf-8',
      'nosniff',
    ])
    const attempt = await writer.post(`${path()}/post?step=write`, { key: crypto.randomUUID(), text: CANARY.repeat(60) })
    expect(attempt.status).toBe(422)
    await expectHarmless(attempt.text)
  })

  test.each(LINKS)('%j makes no link that runs something, or that leads elsewhere than it says', async (text) => {
    const { key } = await place(`Kijk: ${text} en zeg het`)
    const { text: html } = await reader.get(`${path()}?step=open&id=${key}`)
    await expectHarmless(html)
    for (const [, href, words] of html.matchAll(/<a href="([^"]*)" rel="noopener noreferrer nofollow ugc">([^<]*)</gu)) {
      expect(href).toMatch(/^(https?:\/\/|mailto:|tel:)/)
      if (href?.startsWith('http')) expect(words).toContain(new URL(href).host)
      expect(words).not.toMatch(/\p{Cf}/u)
    }
  })

  test('a name that turns text around stays between its own walls, and a notice says it in one line without that', async () => {
    await place('Van wie is dit?')
    const page = await reader.get(path())
    expect(page.text).toMatch(/<h2 class="written-name"><bdi>[^<]*\u202E[^<]*<\/bdi>/u)
    const notices = await reader.get('/mijn/core/notices')
    expect(notices.text).toContain('heeft een bericht op het prikbord')
    expect(notices.text).not.toMatch(/[\u202A-\u202E\u2066-\u2069]/u)
  })

  test('a word of a message stands in no notice, no mail and no log', async () => {
    await place('GEHEIM VAN DE FAMILIE')
    await portal.runJobs(600)
    expect(portal.sent.some(({ kind }) => kind === 'mail')).toBe(true)
    const notices = await portal.store.execute(`select "values"::text as said from notice`)
    const elsewhere = JSON.stringify([portal.sent, portal.log, notices.rows, (await reader.get('/mijn/core/notices')).text])
    expect(elsewhere).not.toContain('GEHEIM VAN DE FAMILIE')
    for (const { body, subject } of portal.sent) expect(`${subject} ${body}`).not.toMatch(/<canary|<script/i)
  })

  test('texts that broke other software come back as they were typed, and break no page', async () => {
    const texts = NAUGHTY_STRINGS.filter((text) => text.length <= 4000 && !/[\0\uFFFD]/u.test(text) && /[^\p{Z}\p{C}]/u.test(text))
    expect(texts.length).toBeGreaterThan(400)
    const sample = process.env['VOORDEUR_TEST'] === 'slow' ? texts : texts.filter((_, index) => index % 8 === 0)
    const written = new Map<string, string>()
    for (const text of sample) {
      const { key, answer } = await place(text)
      expect([text, answer.status]).toEqual([text, 303])
      written.set(key, text.replaceAll(/\r\n?/gu, '\n').normalize('NFC').trim())
    }
    const shown = new Map((await all()).map(({ id, text }) => [id, text]))
    for (const [key, text] of written) expect(shown.get(key)).toBe(text)
    for (let before = 20; before <= (process.env['VOORDEUR_TEST'] === 'slow' ? 600 : 140); before += 20) {
      const page = await reader.get(`${path()}?before=${before}`)
      expect(page.status).toBe(200)
      await expectHarmless(page.text)
    }
  })

  test('nothing of it runs in a board that was saved', async () => {
    const oldest = await place('Het oudste van deze')
    expect(oldest.answer.status).toBe(303)
    await place(CANARY)
    for (let index = 0; index < 20; index += 1) await place(`Nieuwer ${index}`)
    const saved = `/client/${reader.clientId}/core/download`
    expect((await reader.post(`${saved}/start`, {})).status).toBe(303)
    await portal.runJobs(60)
    const Newest = z.object({ data: z.object({ newest: z.object({ id: z.string() }) }) })
    const { id } = Newest.parse((await reader.json(saved)).json()).data.newest
    const { origin } = portal.composition
    const headers = { origin, 'sec-fetch-site': 'same-origin', cookie: `test_account=${reader.accountId}` }
    const answer = await portal.fetch(
      new Request(`${origin}/client/${reader.clientId}/download/${id}`, { method: 'POST', headers, body: new URLSearchParams() }),
    )
    const pages = Object.entries(unzipSync(new Uint8Array(await answer.arrayBuffer()))).filter(([name]) => name.endsWith('.html'))
    const text = pages.map(([, bytes]) => Buffer.from(bytes).toString('utf8'))
    expect(text.filter((page) => page.includes('&lt;canary')).length).toBeGreaterThan(0)
    for (const page of text) await expectHarmless(page)
    // All of it, and not the first page alone.
    expect(text.join('')).toContain('Het oudste van deze')
  })
})
