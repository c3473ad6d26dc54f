import type { ViewTools } from '@voordeur/core'
import { Button, Card, Form, TextArea, toSpokenDay } from '@voordeur/core/ui'
import { Problems, toFormState } from '../problems.tsx'
import type { PortalPage } from './load.ts'

interface TermsCardProps {
  readonly versions: Extract<PortalPage, { readonly kind: 'overview' }>['versions']
  readonly tools: ViewTools
}

/** Every version of the terms of use, newest first. */
export function TermsCard({ versions, tools }: TermsCardProps) {
  const { t, link, may } = tools
  return (
    <Card title={t('portal.terms')} icon="scroll-text">
      <p>{t('portal.terms.intro')}</p>
      {versions.length === 0 && <p>{t('portal.terms.none')}</p>}
      <ul class="statement-links">
        {versions.map((version, index) => (
          <li key={version.id}>
            <a href={link({ query: { version: version.id } })}>{sayVersion(version, tools)}</a>
            <span class="statement-note">{t('portal.terms.accepted', { count: version.accepted })}</span>
            {index === 0 && (
              <>
                {' '}
                <strong class="badge">{t('portal.terms.holds')}</strong>
              </>
            )}
          </li>
        ))}
      </ul>
      {may('publishTerms') && (
        <div class="actions">
          <Button kind="secondary" href={link({ query: { step: 'terms' } })} icon="pencil">
            {t('portal.terms.write')}
          </Button>
        </div>
      )}
    </Card>
  )
}

/** What a version is called: its number, when it was published, and by whom. */
export function sayVersion(version: TermsCardProps['versions'][number], { t, now, locale }: ViewTools): string {
  return t('portal.terms.version', {
    version: version.version,
    when: toSpokenDay(version.publishedAt, now, locale),
    by: version.publishedBy,
  })
}

interface TermsFormViewProps {
  readonly newest: Extract<PortalPage, { readonly kind: 'write' }>['newest']
  readonly tools: ViewTools
}

/** The form of another version; it begins with the words of the one that holds. */
export function TermsFormView({ newest, tools }: TermsFormViewProps) {
  const { t, link } = tools
  const { typed, errorOf } = toFormState(tools, 'publishTerms')
  return (
    <Card title={t('portal.terms.write')} icon="pencil">
      <Problems tools={tools} action="publishTerms" />
      <Form action={tools.action('publishTerms', { step: 'terms' })}>
        <TextArea
          name="text"
          label={t('portal.terms.text')}
          hint={t('portal.terms.text.hint')}
          value={typed('text') ?? newest?.text}
          error={errorOf('text')}
          rows={20}
        />
        <div class="actions">
          <Button icon="send">{t('portal.terms.publish')}</Button>
          <Button kind="quiet" href={link()}>
            {t('core.form.cancel')}
          </Button>
        </div>
      </Form>
    </Card>
  )
}
