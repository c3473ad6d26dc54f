import type { ComponentChildren, ComponentProps } from 'preact'
import type { PanelColour } from '../../define/theme.ts'
import { Icon } from '../components/icon.tsx'
import { Tabs } from '../components/tabs.tsx'
import type { Frame } from '../frame.ts'
import { PortalPage } from '../layouts/portal-page.tsx'
import { toMarks, type Marked } from '../marks.ts'
import { toFullDate, toSpokenDate } from '../spoken-date.ts'

/** How fresh a part is: the instant (ISO 8601) of the last good sync, and the general rule of a delay in hours. */
export interface Freshness {
  readonly updatedAt?: string | undefined
  readonly delayHours?: number | undefined
}

interface PanelPageProps {
  readonly frame: Frame
  /** Without a colour the head is neutral, as for the reader's own pages. */
  readonly panel: {
    readonly id?: string | undefined
    readonly title: string
    readonly icon: string
    readonly colour?: PanelColour | undefined
  }
  /** One per part; a panel of one part has none to choose from. */
  readonly tabs: ComponentProps<typeof Tabs>['items']
  readonly freshness?: Freshness | undefined
  /** The panel itself, where it opened as tiles: the way back to them stands in place of tabs. */
  readonly up?: { readonly href: string; readonly label: string } | undefined
  /** The part, and the places of its page that other plugins may fill. */
  readonly marked?: Marked | undefined
  /** What the page is, when it is one step further than the tab. */
  readonly heading?: string | undefined
  readonly children: ComponentChildren
}

/** A panel that is opened: its name, a tab per part, how fresh it is, and the part itself. */
export function PanelPage({ frame, panel, tabs, up, freshness, marked = {}, heading, children }: PanelPageProps) {
  const part = tabs.find(({ current }) => current)?.label ?? panel.title
  const step = heading === part ? undefined : heading
  return (
    <PortalPage frame={frame} title={[...new Set([step, part, panel.title, up?.label])].filter((name) => name !== undefined).join(' – ')}>
      <PrintHeader frame={frame} part={part} />
      <div
        class={`opened ${panel.colour === undefined ? 'colour-none' : `colour-${panel.colour}`}`}
        {...toMarks(frame, { panel: panel.id })}
      >
        <PanelHead frame={frame} panel={panel} tabs={tabs} up={up} part={part} />
        <div class="opened-body" {...toMarks(frame, marked)}>
          {freshness !== undefined && <FreshnessLine frame={frame} freshness={freshness} />}
          {step !== undefined && <h2 class="opened-step">{step}</h2>}
          {children}
        </div>
      </div>
    </PortalPage>
  )
}

type PanelHeadProps = Pick<PanelPageProps, 'frame' | 'panel' | 'tabs' | 'up'> & { readonly part: string }

function PanelHead({ frame, panel, tabs, up, part }: PanelHeadProps) {
  return (
    <div class="opened-head">
      {up !== undefined && <WayUp frame={frame} up={up} />}
      <h1 class="opened-title">
        <span class="panel-icon">
          <Icon name={panel.icon} size={30} />
        </span>
        <span>{panel.title}</span>
        {part !== panel.title && <span class="visually-hidden">: {part}</span>}
      </h1>
      {tabs.length > 1 && <Tabs id="tabs" label={frame.t('core.panel.parts', { panel: panel.title })} items={tabs} />}
    </div>
  )
}

function WayUp({ frame: { t }, up: { href, label } }: { readonly frame: Frame; readonly up: NonNullable<PanelPageProps['up']> }) {
  return (
    <a class="opened-up" href={href}>
      <Icon name="arrow-left" size={20} /> <span>{t('core.panel.back', { panel: label })}</span>
    </a>
  )
}

interface FreshnessLineProps {
  readonly frame: Frame
  readonly freshness: Freshness
}

function FreshnessLine({ frame: { t, now, locale }, freshness: { updatedAt, delayHours } }: FreshnessLineProps) {
  return (
    <p class="freshness">
      <Icon name="refresh-cw" size={18} />
      <span>
        {updatedAt === undefined ? (
          t('core.freshness.never')
        ) : (
          <time dateTime={updatedAt}>{t('core.freshness.updated', { when: toSpokenDate(updatedAt, now, locale) })}</time>
        )}
        {delayHours !== undefined && delayHours > 0 && <>. {t('core.freshness.delay', { hours: delayHours })}</>}
      </span>
      <button class="button button-quiet print-button" type="button" data-print hidden>
        <Icon name="printer" size={20} /> <span>{t('core.print')}</span>
      </button>
    </p>
  )
}

/** Stands on paper only: whose record this is, which part, and when it was printed; "today" on paper is that day. */
function PrintHeader({
  frame: { t, now, locale, organisation, portalName, client },
  part,
}: {
  readonly frame: Frame
  readonly part: string
}) {
  return (
    <div class="print-header" aria-hidden="true">
      <p>
        {organisation} – {portalName}
      </p>
      <p>
        <strong>{client?.name}</strong> – {part}
      </p>
      <p>{t('core.print.on', { when: toFullDate(now.toISOString(), locale) })}</p>
    </div>
  )
}
