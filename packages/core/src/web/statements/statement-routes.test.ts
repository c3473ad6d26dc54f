import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { Report } from '../../care/report.ts'
import { definePart } from '../../define/part.ts'
import { definePlugin } from '../../define/plugin.ts'
import { PortalProblems } from '../../portal-problems.ts'
import { toMigration } from '../../store/migrations/to-migration.ts'
import { createMemorySource } from '../../testing/memory-source.ts'
import { createTestPortal, type TestPortal } from '../../testing/create-test-portal.ts'

const words = { 'board.title': 'Mijn prikbord' }
const board = definePart({
  id: 'board',
  title: 'board.title',
  icon: 'pin',
  scope: 'client',
  rights: { read: {} },
  load: async () => ({}),
  view: () => null,
})
const talk = definePlugin({
  id: 'talk',
  api: 1,
  messages: { nl: words, en: words },
  tables: {
    migrations: { '001-tables': toMigration(['create table talk_post (id uuid primary key, client_id uuid not null)']) },
    rows: { post: 'client' },
    personalData: { post: 'an English sentence for developers' },
  },
  parts: () => [board],
})

let folder: string
let open: TestPortal | undefined
beforeAll(() => (folder = mkdtempSync(join(tmpdir(), 'voordeur-statements-'))))
afterAll(() => rmSync(folder, { recursive: true }))
afterEach(() => open?.close())

async function openPortal(config: Parameters<typeof createTestPortal>[0]): Promise<TestPortal> {
  open = await createTestPortal(config, { directory: folder })
  return open
}

const organisation = {
  name: 'De Linde',
  portalName: 'Mijn Linde',
  url: 'https://portaal.test',
  phone: '010 123 45 67',
  email: 'hulp@delinde.nl',
}

describe('what the portal says about itself', () => {
  test('is there for everybody, linked on every page, and says what is true of this portal', async () => {
    const portal = await openPortal({
      organisation,
      plugins: [talk()],
      sources: [createMemorySource([Report]).source],
      audit: { keepFor: 'P7Y' },
      access: { endsAfterCare: 'P14D' },
    })
    const visitor = portal.visitor()
    const { text } = await visitor.get('/privacy')
    for (const said of [
      'De Linde',
      'Mijn prikbord',
      'vanaf 14 dagen na de laatste dag in zorg',
      'Het logboek blijft 7 jaar',
      '010 123 45 67',
      'mailto:hulp@delinde.nl',
    ])
      expect(text).toContain(said)
    expect(text).not.toContain('English sentence')
    expect(text).not.toContain('toegang aanvraagt')
    for (const path of ['/privacy', '/toegankelijkheid']) {
      const page = await visitor.get(path)
      expect(page.status).toBe(200)
      expect(page.text).toMatch(/href="\/privacy".*href="\/toegankelijkheid"/su)
    }
    expect((await visitor.get('/toegankelijkheid')).text).toContain('WCAG 2.2')
  })

  test('speaks the language of who reads', async () => {
    const portal = await openPortal({ organisation })
    const english = await portal.fetch(new Request('https://portaal.test/privacy', { headers: { 'accept-language': 'en' } }))
    expect(await english.text()).toContain('Which data the portal keeps')
  })

  test('is linked at Informatie for who is signed in', async () => {
    const memory = createMemorySource([Report])
    memory.steps = [{ client: { sourceId: '1', number: '1', name: 'Mw. Jansen' }, records: [], complete: [Report] }]
    const portal = await openPortal({ organisation, plugins: [talk()], sources: [memory.source] })
    await portal.sync()
    const reader = await portal.viewer({ clientNumber: '1', set: 'alles' })
    expect((await reader.get('/mijn/core/information')).text).toMatch(/<li><a href="\/privacy">.*<li><a href="\/toegankelijkheid">/su)
    expect((await reader.get('/privacy')).status).toBe(200)
  })

  test('is what the organisation wrote, where it wrote something, and never becomes markup', async () => {
    writeFileSync(join(folder, 'privacy.txt'), '## Onze regels\n\n- Netjes & "eerlijk" < 5\n\nZie https://delinde.nl/privacy')
    const portal = await openPortal({ organisation, statements: { privacy: 'privacy.txt' } })
    const { text } = await portal.visitor().get('/privacy')
    expect(text).toContain('<h2>Onze regels</h2>')
    expect(text).toContain('<li>Netjes &amp; &quot;eerlijk&quot; &lt; 5</li>')
    expect(text).toContain('href="https://delinde.nl/privacy"')
    expect(text).not.toContain('Het logboek blijft')
  })

  test.each([
    ['a file that is not there', undefined, 'STATEMENT_UNREADABLE'],
    ['an empty file', ' \n', 'STATEMENT_INVALID'],
    ['HTML', 'Wij <strong>letten</strong> op.', 'STATEMENT_INVALID'],
    ['a script', 'Tekst <script src=x>', 'STATEMENT_INVALID'],
    ['no UTF-8', Buffer.from([0x52, 0xe9, 0x67]), 'STATEMENT_INVALID'],
    ['a megabyte', 'x'.repeat(1024 * 1024), 'STATEMENT_INVALID'],
  ])('%s is a problem with its place, and the portal does not start', async (_, content, code) => {
    rmSync(join(folder, 'own.txt'), { force: true })
    if (content !== undefined) writeFileSync(join(folder, 'own.txt'), content)
    const refused = await openPortal({ organisation, statements: { accessibility: 'own.txt' } }).catch((error: unknown) => error)
    expect(refused).toBeInstanceOf(PortalProblems)
    expect((refused as PortalProblems).problems).toMatchObject([{ code, place: 'statements.accessibility (own.txt)' }])
  })

  test('an address between angle brackets is no HTML', async () => {
    writeFileSync(join(folder, 'own.txt'), 'Mail <hulp@delinde.nl> of kijk op <https://delinde.nl>.')
    const portal = await openPortal({ organisation, statements: { accessibility: 'own.txt' } })
    expect((await portal.visitor().get('/toegankelijkheid')).text).toContain('mailto:hulp@delinde.nl')
  })
})
