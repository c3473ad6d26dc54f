import type { ComponentChild } from 'preact'
import type { Locale } from '../../define/messages.ts'
import { ClientPhoto } from '../components/client-photo.tsx'
import { Icon } from '../components/icon.tsx'
import type { Frame, FramePanel } from '../frame.ts'
import { ClientSwitch } from '../layouts/client-switch.tsx'
import { TourDialog, TourWithoutScripts, type Tour } from '../layouts/tour-dialog.tsx'
import { PortalPage } from '../layouts/portal-page.tsx'
import { toMarks } from '../marks.ts'

/** What is newest in one part. */
export interface PanelSummary {
  /** Id of the part. */
  readonly part: string
  readonly title: string
  readonly icon: string
  readonly href: string
  readonly content: ComponentChild
}

/** A panel of the start page. `parts` are the names of what is inside, shown where a summary does not name them already. */
export interface StartPanel extends Omit<FramePanel, 'current'> {
  readonly summaries: readonly PanelSummary[]
  readonly parts?: readonly string[] | undefined
}

// Making a format costs more than using it.
const LISTS: Readonly<Record<Locale, Intl.ListFormat>> = { nl: new Intl.ListFormat('nl'), en: new Intl.ListFormat('en') }

interface StartPageProps {
  readonly frame: Frame
  readonly panels: readonly StartPanel[]
  /** What the organisation tells everyone, above the panels. */
  readonly news?: ComponentChild
  /** What is shown to who comes in for the first time. */
  readonly tour?: Tour | undefined
}

/** The start page: large panels around the client's photo, each with what is newest in it. */
export function StartPage({ frame, panels, news, tour }: StartPageProps) {
  const { t, layout } = frame
  return (
    <PortalPage frame={frame} title={t('core.start.title')}>
      {news !== undefined && (
        <section class="news" aria-label={t('core.start.news')}>
          {news}
        </section>
      )}
      {tour && <TourWithoutScripts tour={tour} t={t} />}
      <div class={`start start-${layout}`} data-tour={layout === 'panels' ? 'panels' : undefined}>
        <StartClient frame={frame} />
        {panels.map((panel) => (
          <PanelCard key={panel.id} panel={panel} frame={frame} />
        ))}
      </div>
      {tour && <TourDialog tour={tour} t={t} />}
    </PortalPage>
  )
}

/** Who this portal is about: large in the middle of the panels; beside a menu, which shows the client already, the name only. */
function StartClient({ frame }: { readonly frame: Frame }) {
  const { client, t, layout, portalName } = frame
  if (client === undefined) return <h1 class="start-name">{portalName}</h1>
  return (
    <div class="start-client">
      {layout === 'panels' && <ClientPhoto name={client.name} photoUrl={client.photoUrl} t={t} />}
      <h1 class="start-name">
        <span class="start-of">{t('core.client.portalOf')} </span>
        {client.name}
      </h1>
      {layout === 'panels' && <ClientSwitch frame={frame} />}
    </div>
  )
}

interface PanelCardProps {
  readonly panel: StartPanel
  readonly frame: Frame
}

function PanelCard({ panel, frame }: PanelCardProps) {
  const { t, locale, layout } = frame
  const { id, title, colour, icon, href, badge = 0, parts = [], summaries } = panel
  return (
    <section
      class={`panel colour-${colour}`}
      aria-labelledby={`panel-${id}`}
      id={`card-${id}`}
      data-live
      data-tour={`panel:${id}`}
      {...toMarks(frame, { panel: id })}
    >
      <h2 class="panel-title" id={`panel-${id}`}>
        <span class="panel-icon">
          <Icon name={icon} size={32} />
        </span>
        <span class="panel-name">
          <a class="panel-link" href={href}>
            {title}
          </a>
          {badge > 0 && <span class="count">{t('core.panel.new', { count: badge })}</span>}
        </span>
        <span class="panel-arrow">
          <Icon name="arrow-right" size={28} />
        </span>
      </h2>
      {summaries.map((summary) => (
        <Summary key={summary.part} frame={frame} summary={summary} isNamed={layout === 'menu' && summary.title === title} />
      ))}
      {parts.some((part) => summaries.every((summary) => summary.title !== part)) && (
        <p class="panel-parts">{LISTS[locale].format(parts)}</p>
      )}
    </section>
  )
}

interface SummaryProps {
  readonly frame: Frame
  readonly summary: PanelSummary
  /** Whether the panel above it says the same name already. */
  readonly isNamed: boolean
}

function Summary({ frame, summary: { part, title, icon, content }, isNamed }: SummaryProps) {
  return (
    <div class="summary" data-tour={`summary:${part}`} {...toMarks(frame, { part })}>
      {!isNamed && (
        <h3 class="summary-title">
          <Icon name={icon} size={20} /> {title}
        </h3>
      )}
      <div class="summary-text">{content}</div>
    </div>
  )
}
