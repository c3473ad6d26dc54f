import { Button } from '../components/button.tsx'
import { Form } from '../components/form.tsx'
import { Icon } from '../components/icon.tsx'
import { Notice } from '../components/notice.tsx'
import type { Frame } from '../frame.ts'

/** One step of the tour: what it points at on the page, and what it says. */
export interface TourStop {
  readonly anchor: string
  readonly title: string
  readonly text: string
}

/** The tour of one page. */
export interface Tour {
  readonly stops: readonly TourStop[]
  /** Where it is posted that it was shown. */
  readonly seen: string
  /** The same as a page to read. */
  readonly page: string
}

interface TourProps extends Pick<Frame, 't'> {
  readonly tour: Tour
}

/** The steps, one at a time. Only a script opens it, and points at what a step is about; Escape and every button *Overslaan* end it. */
export function TourDialog({ tour: { stops, seen }, t }: TourProps) {
  return (
    <dialog class="dialog tour" id="tour" data-seen={seen}>
      <div class="tour-head">
        <p class="tour-count" data-count={t('core.tour.count', { at: '{at}', of: '{of}' })} />
        <TourButton act="skip" kind="quiet" label={t('core.tour.skip')} />
      </div>
      {stops.map(({ anchor, title, text }, index) => (
        <div key={`${anchor} ${title}`} class="tour-stop" data-anchor={anchor} hidden>
          <h2 class="dialog-title" id={`tour-${index}`} aria-describedby={`tour-${index}-text`} tabIndex={-1}>
            {title}
          </h2>
          <p id={`tour-${index}-text`}>{text}</p>
        </div>
      ))}
      <div class="tour-actions">
        <TourButton act="back" kind="secondary" label={t('core.tour.back')} />
        <TourButton act="next" kind="primary" label={t('core.tour.next')} lastLabel={t('core.tour.done')} />
      </div>
    </dialog>
  )
}

interface TourButtonProps {
  readonly act: 'skip' | 'back' | 'next'
  readonly kind: 'primary' | 'secondary' | 'quiet'
  readonly label: string
  /** What it says at the last step. */
  readonly lastLabel?: string
}

function TourButton({ act, kind, label, lastLabel }: TourButtonProps) {
  return (
    <button class={`button button-${kind}`} type="button" data-act={act}>
      <span data-label={label} data-last={lastLabel}>
        {label}
      </span>
    </button>
  )
}

/** Where no script runs: the way to the same steps on a page of their own, and to say that it need not be offered again. */
export function TourWithoutScripts({ tour: { page, seen }, t }: TourProps) {
  return (
    <noscript>
      <Notice kind="info" title={t('core.tour.offer')}>
        <div class="actions">
          <Button kind="secondary" href={page} icon="signpost">
            {t('core.tour.read')}
          </Button>
          <Form action={seen}>
            <Button kind="quiet">{t('core.tour.not')}</Button>
          </Form>
        </div>
      </Notice>
    </noscript>
  )
}

/** Under Informatie: starts the tour again. A script leads to the start page, where it runs; without one the same link leads to the page to read. */
export function TourStart({ page, start, t }: { readonly page: string; readonly start: string } & Pick<Frame, 't'>) {
  return (
    <a class="button button-secondary" href={page} data-tour-start={start}>
      <Icon name="signpost" size={22} /> <span>{t('core.tour.again')}</span>
    </a>
  )
}
