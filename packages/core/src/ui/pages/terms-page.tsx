import type { Locale } from '../../define/messages.ts'
import { Button } from '../components/button.tsx'
import { CheckBox } from '../components/check-box.tsx'
import { ErrorSummary } from '../components/error-summary.tsx'
import { Form } from '../components/form.tsx'
import { Notice } from '../components/notice.tsx'
import { StatementText } from '../components/statement-text.tsx'
import type { Frame } from '../frame.ts'
import { toFullDay } from '../spoken-date.ts'
import type { StatementBlock } from '../statement-blocks.ts'
import { PlainPage } from './plain-page.tsx'

/** A version of the terms of use, ready to be shown. */
interface ShownTerms {
  readonly version: number
  readonly publishedAt: string
  readonly blocks: readonly StatementBlock[]
  /** The language in which the organisation wrote them. */
  readonly lang: Locale
}

/** What is asked of who has to agree first. */
export interface TermsQuestion {
  /** Who is signed in. */
  readonly name: string
  readonly action: string
  /** Where to go on to. */
  readonly next: string | undefined
  /** Whether an earlier version was agreed to. */
  readonly isAgain: boolean
  /** What was sent and could not be taken: without a tick, or about a version that was replaced meanwhile. */
  readonly refused?: 'unticked' | 'replaced' | undefined
}

interface TermsPageProps {
  readonly frame: Frame
  readonly terms: ShownTerms
  /** When the reader agreed to which version, in words. */
  readonly accepted?: string | undefined
  readonly question?: TermsQuestion | undefined
}

/** The terms of use; for who has to agree first, with the question at their end. */
export function TermsPage({ frame, terms, accepted, question }: TermsPageProps) {
  const { t, locale } = frame
  const { version, publishedAt, blocks, lang } = terms
  return (
    <PlainPage
      frame={frame}
      title={t('core.terms.title')}
      intro={t('core.terms.version', { version, when: toFullDay(publishedAt, locale) })}
      isLong
    >
      {accepted !== undefined && <p>{accepted}</p>}
      {question && <Before question={question} t={t} />}
      <StatementText blocks={blocks} lang={lang} />
      {question && <Question frame={frame} version={version} question={question} />}
    </PlainPage>
  )
}

const FIELD = 'agree'

function Before({ question: { isAgain, refused }, t }: { readonly question: TermsQuestion } & Pick<Frame, 't'>) {
  const unticked = t('core.terms.problem.agree')
  return (
    <>
      {refused === 'unticked' && <ErrorSummary title={t('core.form.errors')} errors={[{ field: FIELD, message: unticked }]} />}
      {refused === 'replaced' && <Notice kind="warning">{t('core.terms.replaced')}</Notice>}
      <p class="terms-before">{t(isAgain ? 'core.terms.ask.again' : 'core.terms.ask')}</p>
    </>
  )
}

interface QuestionProps {
  readonly frame: Frame
  readonly version: number
  readonly question: TermsQuestion
}

function Question({ frame: { t, links }, version, question }: QuestionProps) {
  const { action, next, name, refused } = question
  return (
    <section class="terms-question" aria-labelledby="terms-question">
      <h2 id="terms-question">{t('core.terms.end')}</h2>
      <p>{t('core.terms.as', { name })}</p>
      <Form action={action} gate="ticked" readFirst hidden={{ version: String(version), ...(next === undefined ? {} : { next }) }}>
        <p class="terms-said" role="status" data-unread={t('core.terms.unread')} data-read={t('core.terms.read')} />
        <CheckBox name={FIELD} label={t('core.terms.agree')} error={refused === 'unticked' ? t('core.terms.problem.agree') : undefined} />
        <Button icon="check">{t('core.terms.accept')}</Button>
      </Form>
      <p>{t('core.terms.refuse')}</p>
      <Button kind="secondary" href={links.signOut} icon="log-out">
        {t('core.header.signOut')}
      </Button>
    </section>
  )
}
