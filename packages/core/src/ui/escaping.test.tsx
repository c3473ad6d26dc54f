import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { EventList } from './components/event-list.tsx'
import { PersonCard } from './components/person-card.tsx'
import { Prose } from './components/prose.tsx'
import { ClientsPage } from './pages/clients-page.tsx'
import { NoticesView } from './pages/notices-view.tsx'
import { PanelPage } from './pages/panel-page.tsx'
import { StartPage } from './pages/start-page.tsx'
import { renderDocument } from './render-document.ts'
import { readerFrame } from './test-frame.ts'

const HOSTILE = `"><img src=x onerror=alert(1)><script>alert('x')</script>`
const client = { name: HOSTILE, href: '/client/1', photoUrl: '/foto/1' }
const frame = {
  ...readerFrame,
  client,
  organisation: HOSTILE,
  portalName: HOSTILE,
  account: { name: HOSTILE, href: '/profiel', notices: 0 },
}
const { t, now } = frame

describe('a hostile name', () => {
  it.each([
    [
      'of a client, account and portal',
      <StartPage
        frame={{
          ...frame,
          clients: [
            { ...client, current: true },
            { ...client, href: '/2', current: false },
          ],
        }}
        panels={[]}
      />,
    ],
    ['in a list of clients', <ClientsPage frame={frame} clients={[client]} />],
    [
      'in a panel, its tabs, events, people and prose',
      <PanelPage
        frame={frame}
        panel={{ title: HOSTILE, icon: HOSTILE }}
        tabs={[{ href: HOSTILE, label: HOSTILE, icon: 'x', current: true }]}
      >
        <EventList
          items={[{ id: HOSTILE, when: '2026-11-16', title: HOSTILE, meta: HOSTILE, body: <Prose text={HOSTILE} /> }]}
          now={now}
          locale="nl"
        />
        <PersonCard name={HOSTILE} role={HOSTILE} badge={HOSTILE} />
        <NoticesView notices={[{ id: '1', at: '2026-11-16', title: HOSTILE, text: HOSTILE, unread: true }]} t={t} now={now} locale="nl" />
      </PanelPage>,
    ],
  ])('stays text: %s', (_where, page) => {
    const html = renderDocument(page)
    expect(html).toContain('&lt;script>')
    expect(html).not.toMatch(/<script>|<img src=x/u)
  })
})

describe('HTML from the record', () => {
  it('is trusted in one component only', () => {
    const folder = new URL('.', import.meta.url)
    const trusting = readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .filter((name) => /\.tsx?$/u.test(name) && !name.includes('.test.'))
      .filter((name) => /dangerouslySetInnerHTML|innerHTML/u.test(readFileSync(new URL(name, folder), 'utf8')))
    expect(trusting).toEqual(['components/rich-text.tsx'])
  })
})
