import type { ViewTools } from '@voordeur/core'
import { Button, Filters } from '@voordeur/core/ui'
import type { ViewOptions } from './calendar.tsx'

interface BarProps {
  readonly tools: ViewTools
  readonly current: 'list' | 'month'
  /** The month that is looked at. */
  readonly month: string
}

/** What stands above the list and the month: how it is shown, and the way to a new appointment. */
export function ToolBar({ tools, current, month }: BarProps) {
  const { t, link, may } = tools
  return (
    <>
      {may('add') && (
        <div class="actions">
          <Button href={link({ query: { view: 'add' } })} icon="calendar-plus">
            {t('calendar.add')}
          </Button>
        </div>
      )}
      <Filters
        label={t('calendar.view')}
        items={[
          { href: link(), label: t('calendar.view.list'), current: current === 'list' },
          { href: link({ query: { view: 'month', month } }), label: t('calendar.view.month'), current: current === 'month' },
        ]}
      />
    </>
  )
}

/** What stands below them: everything there is, and the reader's own calendar. */
export function MoreWays({ tools: { t, link, feed, may }, options }: { readonly tools: ViewTools; readonly options: ViewOptions }) {
  return (
    <div class="actions">
      {/* Where nothing may be done (as somebody else, in a saved dossier) it is not the reader's own calendar. */}
      {options.feed && may('remove') && (
        <Button kind="quiet" href={feed()} icon="calendar-sync">
          {t('calendar.feed')}
        </Button>
      )}
      <Button kind="quiet" href={link({ query: { view: 'all' } })} icon="list">
        {t('calendar.all')}
      </Button>
    </div>
  )
}

interface StepsProps {
  readonly tools: ViewTools
  readonly earlier: Readonly<Record<string, string>> | undefined
  readonly later: Readonly<Record<string, string>> | undefined
}

/** The way to the days before and after these. */
export function Steps({ tools: { t, link }, earlier, later }: StepsProps) {
  return (
    <nav class="pager" aria-label={t('core.pager.label')}>
      {earlier !== undefined && (
        <Button kind="secondary" href={link({ query: earlier })} icon="arrow-left">
          {t('calendar.earlier')}
        </Button>
      )}
      {later !== undefined && (
        <Button kind="secondary" href={link({ query: later })} icon="arrow-right">
          {t('calendar.later')}
        </Button>
      )}
    </nav>
  )
}
