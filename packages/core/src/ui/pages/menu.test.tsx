import { describe, expect, it } from 'vitest'
import type { Frame } from '../frame.ts'
import { renderDocument } from '../render-document.ts'
import { readerFrame } from '../test-frame.ts'
import { PanelPage } from './panel-page.tsx'
import { StartPage, type StartPanel } from './start-page.tsx'
import { TilesPage } from './tiles-page.tsx'

const dossier = { id: 'dossier', title: 'Dossier', colour: 'green', icon: 'folder-open', href: '/client/1/panel/dossier' } as const
const frame: Frame = {
  ...readerFrame,
  layout: 'menu',
  links: { ...readerFrame.links, readingMode: '/eenvoudig-lezen' },
  panels: [
    { id: 'contact', title: 'Contact', colour: 'teal', icon: 'users', href: '/client/1/panel/contact', current: false, badge: 2 },
    { ...dossier, current: true },
  ],
  clients: [
    { name: 'Mevrouw J. de Vries', href: '/client/1', current: true },
    { name: 'De heer Bos', href: '/client/2', current: false },
  ],
}
const tiles = [
  { href: '/p', label: 'Personalia', icon: 'id-card', count: 0 },
  { href: '/f', label: 'Formulieren', icon: 'file-text', count: 3 },
]
const summary = { part: 'dossier.reports', icon: 'history', href: '/r', content: 'Goed geslapen' }
const rapportage: StartPanel = { ...dossier, title: 'Rapportage', summaries: [{ ...summary, title: 'Rapportage' }] }

const toText = (html: string) =>
  html
    .replaceAll(/<svg.*?<\/svg>/gs, '')
    .replaceAll(/<[^>]+>/g, '|')
    .replaceAll(/\|+/g, '|')

describe('the layout with a menu', () => {
  it('has the menu, the other clients, text size and the own buttons in the order of the manual', () => {
    const text = toText(renderDocument(<TilesPage frame={frame} panel={dossier} tiles={tiles} />))
    const places = [
      'Meldingen',
      'Informatie',
      'Marianne de Vries',
      'Uitloggen',
      'Mevrouw J. de Vries',
      'Andere cliënt kiezen',
      'Start',
      'Contact',
    ]
    const found = places.map((word) => text.indexOf(`|${word}|`))
    expect(found).toEqual(found.toSorted((a, b) => a - b))
    expect(found).not.toContain(-1)
    expect(text).toContain('|Contact|2 nieuw|')
  })

  it('opens a panel as tiles, each with its name, and how much is new in words', () => {
    const html = renderDocument(<TilesPage frame={frame} panel={dossier} tiles={tiles} />)
    expect(html).toContain('<title>Dossier – Cliëntportaal – Laurens</title>')
    expect(toText(html)).toContain('|Dossier|Personalia|Formulieren|3 nieuw|')
    expect(html).toMatch(/<nav class="tiles" aria-label="Onderdelen van Dossier" id="tiles" data-live/u)
    expect(html.match(/<h1/gu)).toHaveLength(1)
  })

  it('shows a part behind a tile as the whole page, with the way back in place of tabs', () => {
    const tab = { href: '/p', label: 'Personalia', icon: 'id-card', current: true }
    const html = renderDocument(
      <PanelPage frame={frame} panel={{ ...dossier, title: 'Personalia' }} tabs={[tab]} up={{ href: dossier.href, label: 'Dossier' }}>
        x
      </PanelPage>,
    )
    expect(html).toContain('<title>Personalia – Dossier – Cliëntportaal – Laurens</title>')
    expect(html).toMatch(/class="opened-up" href="\/client\/1\/panel\/dossier">.*Terug naar Dossier/su)
    expect(html).not.toContain('class="tabs"')
  })

  it('says the name of a panel once where its newest has the same name; in coloured panels both stand', () => {
    const start = (layout: 'menu' | 'panels') => renderDocument(<StartPage frame={{ ...frame, layout }} panels={[rapportage]} />)
    expect(start('menu')).not.toContain('class="summary-title"')
    expect(start('menu')).toContain('Goed geslapen')
    expect(start('panels')).toContain('class="summary-title"')
  })

  it('turns simple mode on and off below the menu, and comes back; it says which', () => {
    const shown = (simple: boolean) => renderDocument(<StartPage frame={{ ...frame, simple, path: '/client/1' }} panels={[]} />)
    expect(shown(false)).toMatch(/action="\/eenvoudig-lezen".*value="\/client\/1".*value="simple" aria-pressed="false"/su)
    expect(shown(true)).toMatch(/<html[^>]* data-mode="simple".*value="usual" aria-pressed="true"/su)
    expect(renderDocument(<StartPage frame={{ ...frame, layout: 'panels' }} panels={[]} />)).not.toContain('eenvoudig-lezen')
  })
})
