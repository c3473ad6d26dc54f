import type { ComponentChildren } from 'preact'
import type { Locale, Translate } from '../../define/messages.ts'
import { Button } from '../components/button.tsx'
import { Card } from '../components/card.tsx'
import { Form } from '../components/form.tsx'
import { Notice } from '../components/notice.tsx'
import { toSpokenDate } from '../spoken-date.ts'

/** How far the newest download is; times are instants (ISO 8601), `size` is in bytes. */
export interface NewestDownload {
  readonly state: 'waiting' | 'running' | 'ready' | 'failed' | 'taken' | 'expired'
  readonly done: number
  readonly total: number
  readonly failure: 'no-access' | 'too-large' | 'failed' | null
  readonly until: string
  readonly takenAt: string | null
  readonly size: number | null
  /** Where it is taken, and where a script asks how far it is. */
  readonly address: string
}

/** How far a download is, in words. */
export function toProgressText(t: Translate, { done, total }: Pick<NewestDownload, 'done' | 'total'>): string {
  return total === 0 ? t('core.download.waiting') : t('core.download.progress', { done, total })
}

interface DownloadViewProps {
  readonly t: Translate
  readonly now: Date
  readonly locale: Locale
  readonly organisation: string
  readonly newest: NewestDownload | null
  /** Whether the page looks by itself how far it is. */
  readonly watched: boolean
  /** Where a new one is asked. */
  readonly start: string
  /** This page. */
  readonly here: string
}

/** Saving a dossier outside the portal: the warning first, then what is in it, then the button or how far it is. */
export function DownloadView(props: DownloadViewProps) {
  const { t, newest } = props
  return (
    <>
      <Notice kind="warning">
        <p>{t('core.download.warning')}</p>
      </Notice>
      {newest === null ? <Contents t={t} start={props.start} again={false} /> : <Newest {...props} newest={newest} />}
    </>
  )
}

type Known = DownloadViewProps & { readonly newest: NewestDownload }

function Newest(props: Known) {
  const { state } = props.newest
  if (state === 'waiting' || state === 'running') return <UnderWay {...props} />
  if (state === 'ready') return <Ready {...props} />
  return (
    <>
      <Over {...props} />
      <Contents t={props.t} start={props.start} again />
    </>
  )
}

function UnderWay({ t, newest: { done, total, address }, here, watched }: Known) {
  return (
    <Card title={t('core.download.busy')} icon="loader">
      {/* A script looks how far it is without loading the page again, which would take a reader's place away. */}
      <div class="download-progress" data-progress={watched ? address : undefined}>
        <progress aria-label={t('core.download.busy')} max={Math.max(total, 1)} value={done} />
        <p role="status">{toProgressText(t, { done, total })}</p>
      </div>
      <p>{t('core.download.leave')}</p>
      {watched && (
        <noscript>
          <meta http-equiv="refresh" content="10" />
        </noscript>
      )}
      <div>
        <Button kind="secondary" href={here} icon="refresh-cw">
          {t('core.download.refresh')}
        </Button>
      </div>
    </Card>
  )
}

function Ready({ t, now, locale, newest: { size, until, address } }: Known) {
  return (
    <Card title={t('core.download.ready')} icon="circle-check">
      <p>{t('core.download.once', { when: toSpokenDate(until, now, locale) })}</p>
      {size !== null && <p>{t('core.download.size', { size: toSpokenSize(size, locale) })}</p>}
      <p>{t('core.download.what.form')}</p>
      <Form action={address}>
        <Button icon="download">{t('core.download.take')}</Button>
      </Form>
    </Card>
  )
}

function Over({ t, now, locale, newest, organisation }: Known) {
  const { state, takenAt, failure } = newest
  if (state === 'taken')
    return (
      <Note kind="success" title={t('core.download.taken', { when: toSpokenDate(takenAt ?? now.toISOString(), now, locale) })}>
        {t('core.download.taken.text')}
      </Note>
    )
  if (state === 'expired')
    return (
      <Note kind="info" title={t('core.download.expired')}>
        {t('core.download.expired.text')}
      </Note>
    )
  return (
    <Note kind="error" title={t('core.download.failed')}>
      {failure === 'too-large' ? t('core.download.tooLarge.text', { organisation }) : t('core.download.failed.text')}
    </Note>
  )
}

interface NoteProps {
  readonly kind: 'success' | 'info' | 'error'
  readonly title: string
  readonly children: ComponentChildren
}

function Note({ kind, title, children }: NoteProps) {
  return (
    <Notice kind={kind} title={title}>
      <p>{children}</p>
    </Notice>
  )
}

function Contents({ t, start, again }: { readonly t: Translate; readonly start: string; readonly again: boolean }) {
  return (
    <Card title={t('core.download.what')} icon="folder-open">
      <div class="prose">
        <ul>
          {(['parts', 'photo', 'data', 'log'] as const).map((what) => (
            <li key={what}>{t(`core.download.what.${what}`)}</li>
          ))}
        </ul>
      </div>
      <p>{t('core.download.what.form')}</p>
      <Form action={start}>
        <Button icon="download">{again ? t('core.download.again') : t('core.download.start')}</Button>
      </Form>
    </Card>
  )
}

/** A size as people say it: "250 kB", "1,4 MB". */
function toSpokenSize(bytes: number, locale: Locale): string {
  const [unit, amount] = bytes < 1_000_000 ? ['kilobyte', Math.ceil(bytes / 1000)] : ['megabyte', bytes / 1_000_000]
  return new Intl.NumberFormat(locale, { style: 'unit', unit: String(unit), maximumFractionDigits: 1 }).format(Number(amount))
}
