import type { ViewTools } from '@voordeur/core'
import { Button, Disclosure, EmptyState, Icon, LinkedText, LiveRegion, Pager, Photo, When } from '@voordeur/core/ui'
import type { ComponentChild, ComponentChildren } from 'preact'
import { toLead } from './lead.ts'
import type { NewsPage, ShownNews } from './load.ts'

/** The news, or one piece of it. */
export function viewNews(page: NewsPage, tools: ViewTools): ComponentChild {
  const { t, link } = tools
  if (page.kind === 'item')
    return (
      <>
        {page.items.map((item) => (
          <News key={item.id} item={item} tools={tools}>
            <LinkedText text={item.text} />
          </News>
        ))}
        <div class="actions">
          <Button kind="secondary" href={link()} icon="newspaper">
            {t('news.all')}
          </Button>
        </div>
      </>
    )
  return (
    <>
      <LiveRegion id="news">
        {page.items.length === 0 && !page.paged && (
          <EmptyState icon="newspaper" title={t('news.empty')}>
            {t('news.empty.text')}
          </EmptyState>
        )}
        {page.items.map((item) => (
          <News key={item.id} item={item} tools={tools} href={link({ query: { item: item.id } })}>
            <Begun item={item} t={t} />
          </News>
        ))}
      </LiveRegion>
      <Pager newer={page.paged ? link() : undefined} older={page.older && link({ query: { before: page.older } })} t={t} />
    </>
  )
}

/** The beginning of a long text, and the rest behind a line that opens it; on paper all of it stands there. */
function Begun({ item: { text, title }, t }: { readonly item: ShownNews; readonly t: ViewTools['t'] }) {
  const { lead, rest } = toLead(text)
  return (
    <>
      <LinkedText text={lead} />
      {rest !== '' && (
        <>
          <Disclosure label={t('news.more')} about={title}>
            <LinkedText text={rest} />
          </Disclosure>
          <div class="on-paper">
            <LinkedText text={rest} />
          </div>
        </>
      )}
    </>
  )
}

interface NewsProps {
  readonly item: Pick<ShownNews, 'id' | 'title' | 'at' | 'pinned' | 'location' | 'new' | 'photo'>
  readonly tools: Pick<ViewTools, 't' | 'now' | 'locale' | 'media'>
  /** The page of this piece alone. */
  readonly href?: string | undefined
  readonly children: ComponentChildren
}

/** One piece of news with its heading, from when it is, and for whom. */
export function News({
  item: { id, title, at, pinned, location, new: isNew, photo },
  tools: { t, now, locale, media },
  href,
  children,
}: NewsProps) {
  return (
    <article class="card" id={id} aria-labelledby={`${id}-title`}>
      <h2 class="card-title" id={`${id}-title`}>
        <Icon name={pinned ? 'pin' : 'newspaper'} />
        <bdi>{href === undefined ? title : <a href={href}>{title}</a>}</bdi>
      </h2>
      <p class="event-meta">
        <When value={at} now={now} locale={locale} precision="day" />
        {location !== undefined && <bdi>{location}</bdi>}
        {pinned && <span>{t('news.pinned')}</span>}
        {isNew && <strong class="badge">{t('news.new')}</strong>}
      </p>
      {photo && <Photo src={media(id, 'small')} href={media(id)} alt={photo.alt} width={photo.width} height={photo.height} />}
      {children}
    </article>
  )
}
