import type { ViewTools } from '@voordeur/core'
import { Button, Card, Form, TextArea, TextField, toSpokenDate } from '@voordeur/core/ui'
import { Problems, toFormState } from '../problems.tsx'
import type { PortalPage } from './load.ts'

interface BannerCardProps {
  readonly banner: Extract<PortalPage, { readonly kind: 'overview' }>['banner']
  readonly tools: ViewTools
}

/** The banner as it stands, with what takes it away, and the form for another one. */
export function BannerCard({ banner, tools }: BannerCardProps) {
  const { t, may, action } = tools
  return (
    <>
      <Card title={t('portal.banner')} icon="megaphone">
        <p>{t('portal.banner.intro')}</p>
        <Standing banner={banner} tools={tools} />
        {banner && may('clearBanner') && (
          <Form action={action('clearBanner')}>
            <div class="actions">
              <Button kind="secondary" icon="x">
                {t('portal.banner.clear')}
              </Button>
            </div>
          </Form>
        )}
      </Card>
      {may('setBanner') && <BannerFormView tools={tools} />}
    </>
  )
}

function Standing({ banner, tools: { t, now, locale } }: BannerCardProps) {
  if (!banner) return <p>{t('portal.banner.none')}</p>
  const when = { from: toSpokenDate(banner.from, now, locale), until: toSpokenDate(banner.until, now, locale) }
  return (
    <>
      <p>
        <strong class="badge">{t(`portal.banner.state.${banner.state}`)}</strong> {t('portal.banner.when', when)}
      </p>
      <blockquote>
        <bdi>{banner.text}</bdi>
      </blockquote>
    </>
  )
}

function BannerFormView({ tools }: { readonly tools: ViewTools }) {
  const { t } = tools
  const { typed, errorOf } = toFormState(tools, 'setBanner')
  const field = (name: string) => ({ name, value: typed(name), error: errorOf(name) })
  return (
    <Card title={t('portal.banner.new')} icon="pencil">
      <Problems tools={tools} action="setBanner" />
      <Problems tools={tools} action="clearBanner" />
      <Form action={tools.action('setBanner')}>
        <TextArea label={t('portal.banner.text')} hint={t('portal.banner.text.hint')} rows={3} {...field('text')} />
        <TextField type="date" label={t('portal.banner.from')} hint={t('portal.banner.from.hint')} {...field('from')} />
        <TextField label={t('portal.banner.fromTime')} hint={t('portal.banner.time.hint')} inputmode="numeric" {...field('fromTime')} />
        <TextField type="date" label={t('portal.banner.until')} {...field('until')} />
        <TextField label={t('portal.banner.untilTime')} hint={t('portal.banner.time.hint')} inputmode="numeric" {...field('untilTime')} />
        <div class="actions">
          <Button icon="megaphone">{t('portal.banner.put')}</Button>
        </div>
      </Form>
    </Card>
  )
}
