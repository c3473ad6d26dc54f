import type { Locale, Translate } from '../../define/messages.ts'
import { Button } from '../components/button.tsx'
import { Card } from '../components/card.tsx'
import { TourStart } from '../layouts/tour-dialog.tsx'
import { toFullDay } from '../spoken-date.ts'

interface InformationViewProps {
  readonly t: Translate
  readonly locale: Locale
  readonly organisation: string
  readonly portalName: string
  readonly infoUrl?: string | undefined
  readonly phone?: string | undefined
  /** What the portal says about itself; the terms of use only where they were published. */
  readonly statements: { readonly privacy: string; readonly accessibility: string; readonly terms?: string | undefined }
  /** To which version of the terms the reader agreed last, and when. */
  readonly accepted?: { readonly version: number; readonly at: string } | undefined
  /** Where the tour starts again, and the same as a page to read. */
  readonly tour?: { readonly page: string; readonly start: string } | undefined
  /** Where access to another client is asked for. */
  readonly requestAccess?: string | undefined
}

/** What the portal is, and who helps. */
export function InformationView({ t, organisation, portalName, infoUrl, phone, requestAccess, tour, ...about }: InformationViewProps) {
  return (
    <>
      <Card title={t('core.information.about')} icon="info">
        <p>{t('core.information.about.text', { portal: portalName, organisation })}</p>
        {infoUrl !== undefined && (
          <Button kind="secondary" href={infoUrl} icon="external-link">
            {t('core.information.website')}
          </Button>
        )}
      </Card>
      {tour && (
        <Card title={t('core.tour.title')} icon="signpost">
          <p>{t('core.tour.information')}</p>
          <TourStart {...tour} t={t} />
        </Card>
      )}
      {requestAccess !== undefined && (
        <Card title={t('core.request.title')} icon="key-round">
          <p>{t('core.request.link.text', { organisation })}</p>
          <Button kind="secondary" href={requestAccess} icon="key-round">
            {t('core.request.title')}
          </Button>
        </Card>
      )}
      <Statements t={t} {...about} />
      {phone !== undefined && (
        <Card title={t('core.information.help')} icon="life-buoy">
          <p>{t('core.information.help.text')}</p>
          <Button kind="secondary" href={`tel:${phone.replaceAll(/[^\d+]/gu, '')}`} icon="phone">
            {t('core.footer.call', { phone })}
          </Button>
        </Card>
      )}
    </>
  )
}

function Statements({ t, locale, statements, accepted }: Pick<InformationViewProps, 't' | 'locale' | 'statements' | 'accepted'>) {
  return (
    <Card title={t('core.statements.title')} icon="scroll-text">
      <ul class="statement-links">
        <StatementLink href={statements.privacy} label={t('core.privacy.title')} />
        <StatementLink href={statements.accessibility} label={t('core.accessibility.title')} />
        <StatementLink href={statements.terms} label={t('core.terms.title')} />
      </ul>
      {accepted !== undefined && <p>{t('core.terms.accepted', { version: accepted.version, when: toFullDay(accepted.at, locale) })}</p>}
    </Card>
  )
}

function StatementLink({ href, label }: { readonly href: string | undefined; readonly label: string }) {
  if (href === undefined) return null
  return (
    <li>
      <a href={href}>{label}</a>
    </li>
  )
}
