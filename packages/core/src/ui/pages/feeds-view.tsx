import type { Locale, Translate } from '../../define/messages.ts'
import { Button } from '../components/button.tsx'
import { Card } from '../components/card.tsx'
import { CopyField } from '../components/copy-field.tsx'
import { DescriptionList } from '../components/description-list.tsx'
import { Form } from '../components/form.tsx'
import { Notice } from '../components/notice.tsx'
import { When } from '../components/when.tsx'

/** A part that gives something to a calendar, and the reader's own address of it. Times are instants (ISO 8601). */
export interface FeedItem {
  /** Full id of the part. */
  readonly part: string
  readonly title: string
  /** What goes out. */
  readonly text: string
  /** The name of the part's own page. */
  readonly pageTitle: string
  readonly made: { readonly at: string; readonly usedAt: string | null } | null
  /** The address itself, in the one answer in which it is shown. */
  readonly address: string | null
}

interface FeedsViewProps {
  readonly t: Translate
  readonly now: Date
  readonly locale: Locale
  readonly feeds: readonly FeedItem[]
  readonly make: string
  readonly revoke: string
  readonly link: (target: { readonly part: string }) => string
}

/** Secret addresses for a calendar: what goes out and who can read it first, then the button or what there is. */
export function FeedsView(props: FeedsViewProps) {
  const { t, feeds } = props
  return (
    <>
      <p>{t('core.feeds.intro')}</p>
      <Notice kind="warning">
        <p>{t('core.feeds.warning')}</p>
      </Notice>
      {feeds.map((feed) => (
        <FeedCard key={feed.part} {...props} feed={feed} />
      ))}
    </>
  )
}

type Known = FeedsViewProps & { readonly feed: FeedItem }

function FeedCard(props: Known) {
  const { t, feed, link, make } = props
  return (
    <Card title={feed.title} icon="calendar-sync">
      <p>{feed.text}</p>
      {feed.address !== null && <Address {...props} address={feed.address} />}
      {feed.made !== null && feed.address === null && <Made {...props} made={feed.made} />}
      {feed.made === null && (
        <Form action={make} hidden={{ part: feed.part }}>
          <Button icon="link">{t('core.feeds.make')}</Button>
        </Form>
      )}
      <p>{t('core.feeds.ends')}</p>
      <div>
        <Button kind="quiet" href={link({ part: feed.part })} icon="arrow-left">
          {t('core.feeds.back', { part: feed.pageTitle })}
        </Button>
      </div>
    </Card>
  )
}

function Address({ t, feed, address }: Known & { readonly address: string }) {
  return (
    <>
      <Notice kind="success" title={t('core.feeds.made')}>
        <p>{t('core.feeds.once')}</p>
      </Notice>
      <CopyField
        name={`address-${feed.part.replace('.', '-')}`}
        label={t('core.feeds.address')}
        value={address}
        copy={t('core.feeds.copy')}
        copied={t('core.feeds.copied')}
      />
      <div>
        <Button href={address.replace(/^https?:/, 'webcal:')} icon="calendar-plus">
          {t('core.feeds.open')}
        </Button>
      </div>
      <p>{t('core.feeds.how')}</p>
    </>
  )
}

function Made({ t, now, locale, feed, made, make, revoke }: Known & { readonly made: NonNullable<FeedItem['made']> }) {
  const say = (value: string) => <When value={value} now={now} locale={locale} />
  return (
    <>
      <p>{t('core.feeds.there')}</p>
      <DescriptionList
        items={[
          { term: t('core.feeds.since'), value: say(made.at) },
          { term: t('core.feeds.used'), value: made.usedAt === null ? t('core.feeds.unused') : say(made.usedAt) },
        ]}
      />
      <div class="actions">
        <Form action={revoke} hidden={{ part: feed.part }}>
          <Button kind="secondary" icon="unlink">
            {t('core.feeds.revoke')}
          </Button>
        </Form>
        <Form action={make} hidden={{ part: feed.part }}>
          <Button kind="secondary" icon="refresh-cw">
            {t('core.feeds.renew')}
          </Button>
        </Form>
      </div>
      <p>{t('core.feeds.renew.text')}</p>
    </>
  )
}
