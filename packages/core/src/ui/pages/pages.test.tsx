import { describe, expect, it } from 'vitest'
import { renderDocument } from '../render-document.ts'
import { createTestTranslate, doorFrame, readerFrame } from '../test-frame.ts'
import { ClientsPage } from './clients-page.tsx'
import { MessagePage } from './message-page.tsx'
import { PanelPage } from './panel-page.tsx'
import { PlainPage } from './plain-page.tsx'
import { StartPage, type StartPanel } from './start-page.tsx'

const dossier: StartPanel = {
  id: 'dossier',
  title: 'Dossier',
  colour: 'yellow',
  icon: 'folder-open',
  href: '/client/1/dossier',
  parts: ['Tijdslijn', 'Lezen', 'Plannen'],
  summaries: [
    { part: 'dossier.timeline', title: 'Tijdslijn', icon: 'history', href: '/client/1/dossier/tijdslijn', content: 'Goed geslapen' },
  ],
}
const tabs = [
  { href: '/t', label: 'Tijdslijn', icon: 'history', current: true },
  { href: '/l', label: 'Lezen', icon: 'book-open', current: false },
]

describe('the black bar', () => {
  it('shows Start inside a panel only', () => {
    const inside = renderDocument(
      <PanelPage frame={readerFrame} panel={dossier} tabs={tabs}>
        x
      </PanelPage>,
    )
    const start = renderDocument(<StartPage frame={{ ...readerFrame, path: '/client/1' }} panels={[dossier]} />)
    expect(inside).toContain('class="bar-start"')
    expect(start).not.toContain('class="bar-start"')
  })

  it('holds Meldingen, Informatie, the own name and Uitloggen, in the order of the manual', () => {
    const html = renderDocument(<StartPage frame={readerFrame} panels={[]} />)
    const places = ['Meldingen', 'Informatie', 'Marianne de Vries', 'Uitloggen'].map((word) => html.indexOf(`>${word}</span>`))
    expect(places).toEqual(places.toSorted((a, b) => a - b))
    expect(places).not.toContain(-1)
  })

  it('counts what is new in a number and in words', () => {
    const account = { name: 'Marianne', href: '/profiel', notices: 2 }
    const html = renderDocument(<StartPage frame={{ ...readerFrame, account }} panels={[]} />)
    expect(html).toContain('aria-hidden="true">2</span>')
    expect(html).toContain('2 nieuwe meldingen')
  })

  it('is not there for who is not signed in, nor is the question whether to sign out', () => {
    const html = renderDocument(
      <PlainPage frame={doorFrame} title="Inloggen">
        x
      </PlainPage>,
    )
    expect(html).not.toContain('class="bar"')
    expect(html).not.toContain('<dialog')
    expect(html).toContain('Toegang tot uw zorginformatie voor uzelf, uw familie, uw vrienden en uw kennissen.')
  })

  it('asks before signing out, and leads to the page that asks where there are no scripts', () => {
    const html = renderDocument(<StartPage frame={readerFrame} panels={[]} />)
    expect(html).toContain('href="/uitloggen" data-opens="sign-out"')
    expect(html).toMatch(/<dialog[^>]*id="sign-out".*action="\/uitloggen".*value="ja".*Ja.*method="dialog".*Nee/su)
  })
})

describe('a session that ends by itself', () => {
  const idle = { keepUrl: '/sessie', warnAfterSeconds: 780, signInUrl: '/inloggen' }

  it.each(['panels', 'menu'] as const)('is announced in the layout %s, by a script alone', (layout) => {
    const html = renderDocument(<StartPage frame={{ ...readerFrame, layout, idle }} panels={[]} />)
    expect(html).toMatch(
      /<dialog class="dialog dialog-session" id="session" role="alertdialog" aria-labelledby="session-title" data-keep="\/sessie" data-sign-in="\/inloggen" data-warn-after="780" data-left="120">/u,
    )
    expect(html).toContain('U wordt over 2 minuten automatisch uitgelogd. Wilt u doorgaan?')
    expect(html).toContain('Ja, doorgaan')
  })

  it('is not spoken of where it does not end, nor at the door', () => {
    expect(renderDocument(<StartPage frame={readerFrame} panels={[]} />)).not.toContain('id="session"')
    const door = renderDocument(
      <PlainPage frame={{ ...doorFrame, idle }} title="Inloggen">
        x
      </PlainPage>,
    )
    expect(door).not.toContain('id="session"')
  })
})

describe('the start page', () => {
  it('shows each panel with its name, what is newest and what is inside', () => {
    const html = renderDocument(<StartPage frame={readerFrame} panels={[dossier]} />)
    expect(html).toContain('class="panel colour-yellow"')
    expect(html).toContain('Goed geslapen')
    expect(html).toContain('Tijdslijn, Lezen en Plannen')
    const one = renderDocument(<StartPage frame={readerFrame} panels={[{ ...dossier, parts: ['Tijdslijn'] }]} />)
    expect(one.match(/Tijdslijn/gu)).toHaveLength(1)
  })

  it('shows the photo in the middle, or a medallion with initials', () => {
    const client = { name: 'Mevrouw J. de Vries', href: '/client/1', photoUrl: '/foto/1' }
    expect(renderDocument(<StartPage frame={{ ...readerFrame, client }} panels={[]} />)).toContain(
      'src="/foto/1" alt="Foto van Mevrouw J. de Vries"',
    )
    expect(renderDocument(<StartPage frame={readerFrame} panels={[]} />)).toContain('>JV</text>')
  })

  it('offers another client to who has more than one, and to nobody else', () => {
    const clients = [
      { name: 'Mevrouw J. de Vries', href: '/client/1', current: true },
      { name: 'De heer P. de Vries', href: '/client/2', current: false },
    ]
    expect(renderDocument(<StartPage frame={{ ...readerFrame, clients }} panels={[]} />)).toContain('Andere cliënt kiezen')
    expect(renderDocument(<StartPage frame={{ ...readerFrame, clients: clients.slice(0, 1) }} panels={[]} />)).not.toContain(
      'Andere cliënt kiezen',
    )
  })
})

describe('a panel that is opened', () => {
  it('names part and panel in the title, and says how fresh the part is', () => {
    const freshness = { updatedAt: '2026-11-16T11:00:00Z', delayHours: 24 }
    const html = renderDocument(
      <PanelPage frame={readerFrame} panel={dossier} tabs={tabs} freshness={freshness}>
        x
      </PanelPage>,
    )
    expect(html).toContain('<title>Tijdslijn – Dossier – Cliëntportaal – Laurens</title>')
    expect(html).toContain('Bijgewerkt vandaag om 12:00</time>')
    expect(html).toContain('Nieuwe gegevens zijn te zien na 24 uur.')
  })

  it('says on paper when it was printed, with its year', () => {
    const html = renderDocument(
      <PanelPage frame={readerFrame} panel={dossier} tabs={tabs}>
        x
      </PanelPage>,
    )
    expect(html).toContain('Afgedrukt maandag 16 november 2026 om 14:00')
  })

  it('says nothing of freshness where nothing comes from the record, nor of a delay where there is none', () => {
    expect(
      renderDocument(
        <PanelPage frame={readerFrame} panel={dossier} tabs={tabs}>
          x
        </PanelPage>,
      ),
    ).not.toContain('class="freshness"')
    const html = renderDocument(
      <PanelPage frame={readerFrame} panel={dossier} tabs={tabs} freshness={{ updatedAt: '2026-11-16T11:00:00Z' }}>
        x
      </PanelPage>,
    )
    expect(html).not.toContain('te zien na')
  })

  it('has no tabs when it has one part', () => {
    expect(
      renderDocument(
        <PanelPage frame={readerFrame} panel={dossier} tabs={tabs.slice(0, 1)}>
          x
        </PanelPage>,
      ),
    ).not.toContain('class="tabs"')
  })
})

describe('every page', () => {
  const pages = [
    <StartPage frame={readerFrame} panels={[dossier]} />,
    <StartPage frame={{ ...readerFrame, layout: 'menu' }} panels={[dossier]} />,
    <PanelPage frame={readerFrame} panel={dossier} tabs={tabs} freshness={{}}>
      x
    </PanelPage>,
    <MessagePage frame={doorFrame} kind="unavailable" reference="4f1a" />,
    <ClientsPage frame={readerFrame} clients={[]} />,
  ].map(renderDocument)

  it.each(pages)('has one language, one main heading, a way past the menu, and help at its foot', (html) => {
    expect(html).toMatch(/^<!doctype html><html lang="nl"/u)
    expect(html.match(/<h1/gu)).toHaveLength(1)
    expect(html).toContain('href="#inhoud"')
    expect(html).toContain('href="tel:0101234567"')
  })

  it.each(pages)('needs no style or script of its own, so that the strictest policy can hold', (html) => {
    expect(html).not.toMatch(/\sstyle=|\son[a-z]+=|<style|<script(?![^>]*\ssrc=)/u)
  })

  it('is in the language of the reader', () => {
    const html = renderDocument(<ClientsPage frame={{ ...readerFrame, locale: 'en', t: createTestTranslate('en') }} clients={[]} />)
    expect(html).toContain('<html lang="en"')
    expect(html).toContain('No access')
  })
})
