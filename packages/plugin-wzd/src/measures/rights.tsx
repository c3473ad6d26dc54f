import type { ViewTools } from '@voordeur/core'
import { Card, DescriptionList, PersonCard } from '@voordeur/core/ui'
import type { ComponentChild } from 'preact'
import type { WzdOptions } from '../options.ts'

interface RightsProps {
  readonly options: WzdOptions
  readonly tools: ViewTools
}

/** The rights of the client and who represents them, at the same place on every page of this part. */
export function Rights({ options, tools }: RightsProps): ComponentChild {
  const { t } = tools
  return (
    <Card title={t('rights.title')} icon="life-buoy" id="rechten">
      <p>{t('rights.advocate')}</p>
      <Advocate options={options} tools={tools} />
      <section>
        <h3>{t('rights.complaint.title')}</h3>
        <p>{t('rights.complaint', { name: sayCommission(options, tools) })}</p>
        <Commission options={options} tools={tools} />
      </section>
      <section>
        <h3>{t('rights.meeting.title')}</h3>
        <p>{t('rights.meeting')}</p>
      </section>
      <section>
        <h3>{t('rights.documents.title')}</h3>
        <p>{t('rights.documents')}</p>
      </section>
    </Card>
  )
}

/** The commission's name as it stands in a sentence. */
export function sayCommission({ complaints }: WzdOptions, { t }: Pick<ViewTools, 't'>): string {
  return complaints.name ?? t('rights.complaint.name')
}

function Advocate({ options: { advocate }, tools: { t } }: RightsProps) {
  return (
    <PersonCard name={advocate.name} role={t('rights.advocate.role')} icon="hand-helping">
      <DescriptionList
        items={[
          { term: t('rights.phone'), value: <Phone number={advocate.phone} /> },
          { term: t('rights.email'), value: advocate.email && <a href={`mailto:${advocate.email}`}>{advocate.email}</a> },
          { term: t('rights.url'), value: advocate.url && <Site url={advocate.url} /> },
          { term: t('rights.hours'), value: advocate.hours },
        ]}
      />
    </PersonCard>
  )
}

function Commission({ options: { complaints }, tools: { t } }: RightsProps) {
  return (
    <DescriptionList
      items={[
        { term: t('rights.url'), value: <Site url={complaints.url} /> },
        { term: t('rights.phone'), value: complaints.phone && <Phone number={complaints.phone} /> },
      ]}
    />
  )
}

function Phone({ number }: { readonly number: string }) {
  return <a href={`tel:${number.replaceAll(/[^\d+]/g, '')}`}>{number}</a>
}

function Site({ url }: { readonly url: string }) {
  return (
    <a href={url} rel="noopener noreferrer">
      {new URL(url).host}
    </a>
  )
}
