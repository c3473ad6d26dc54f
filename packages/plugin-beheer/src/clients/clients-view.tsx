import type { ViewTools } from '@voordeur/core'
import { Button, Card, DataTable, EmptyState, Form, TextField, When } from '@voordeur/core/ui'
import { Question } from '../view/question.tsx'
import type { ClientsPage } from './client-page.ts'
import { ClientView } from './client-view.tsx'
import { RecordFormView } from './record-form-view.tsx'

interface ClientsViewProps<Page extends ClientsPage['page'] = ClientsPage['page']> {
  readonly page: Extract<ClientsPage, { readonly page: Page }>
  readonly tools: ViewTools
}

/** The page that was asked for. */
export function ClientsView({ page, tools }: ClientsViewProps) {
  if (page.page === 'search') return <SearchView page={page} tools={tools} />
  if (page.page === 'record') return <RecordFormView tools={tools} />
  if (page.page === 'client') return <ClientView {...page} tools={tools} />
  const { step, client, person } = page
  const words = { name: person.name, client: client.name }
  return (
    <Question
      tools={tools}
      name={step}
      title={tools.t(`clients.ask.${step}`, words)}
      text={tools.t(`clients.ask.${step}.text`, words)}
      yes={tools.t(`clients.ask.${step}.yes`)}
      here={{ client: client.id, access: person.accessId, step }}
      back={{ client: client.id }}
      hidden={{ client: client.id, access: person.accessId }}
    />
  )
}

function SearchView({ page: { words, clients, after }, tools }: ClientsViewProps<'search'>) {
  const { t, link, may } = tools
  return (
    <>
      <Card title={t('clients.find')} icon="search">
        <Form action={link()} method="get">
          <TextField name="words" type="search" label={t('clients.words')} hint={t('clients.words.hint')} value={words} />
          <div class="actions">
            <Button icon="search">{t('clients.search')}</Button>
          </div>
        </Form>
      </Card>
      {words.trim() !== '' && <FoundView clients={clients} tools={tools} />}
      {after !== undefined && (
        <Button kind="secondary" href={link({ query: { words, after } })} icon="arrow-right">
          {t('clients.more')}
        </Button>
      )}
      {may('hide') && (
        <p>
          <a href={link({ query: { step: 'record' } })}>{t('clients.record.link')}</a>
        </p>
      )}
    </>
  )
}

function FoundView({
  clients,
  tools: { t, link, now, locale },
}: Pick<Extract<ClientsPage, { page: 'search' }>, 'clients'> & { tools: ViewTools }) {
  if (clients.length === 0) return <EmptyState icon="search" title={t('clients.none')} />
  return (
    <DataTable
      caption={t('clients.found')}
      columns={['name', 'number', 'born', 'location', 'people'].map((key) => ({ key, label: t(`clients.column.${key}`) }))}
      rows={clients.map(({ id, name, number, bornOn, location, careEndedOn, people }) => ({
        name: (
          <>
            <a href={link({ query: { client: id } })}>{name}</a>
            {careEndedOn !== undefined && <p class="field-hint">{t('clients.ended.short')}</p>}
          </>
        ),
        number,
        born: bornOn === undefined ? t('clients.unknown') : <When value={bornOn} now={now} locale={locale} precision="day" />,
        location: location ?? t('clients.unknown'),
        people: String(people),
      }))}
    />
  )
}
