import type { ViewTools } from '@voordeur/core'
import { Button, Card, Form, Notice, TextField, When } from '@voordeur/core/ui'
import type { Client, OneData } from './load.ts'

/** Staff look for the client that is meant: nothing of what a stranger wrote finds one by itself. */
export function FindClient({ data, tools }: { readonly data: OneData; readonly tools: ViewTools }) {
  const { request, words, found, client } = data
  const { t, link } = tools
  return (
    <Card title={t('requests.find.title')} icon="search">
      <p>{t('requests.find.intro')}</p>
      <Form action={link()} method="get" hidden={{ request: request.id }}>
        <TextField
          name="words"
          label={t('requests.find.words')}
          value={words ?? request.clientNumber ?? request.clientName}
          maxlength={200}
        />
        <Button kind="secondary" icon="search">
          {t('requests.find.search')}
        </Button>
      </Form>
      {words !== undefined && found.length === 0 && <Notice kind="info">{t('requests.find.none')}</Notice>}
      {found.length > 0 && (
        <ul class="clients" role="list">
          {found.map((each) => (
            <li key={each.id}>
              <Found
                each={each}
                chosen={client?.id === each.id}
                href={link({ query: { request: request.id, words: words ?? '', client: each.id } })}
                tools={tools}
              />
            </li>
          ))}
        </ul>
      )}
    </Card>
  )
}

interface FoundProps {
  readonly each: Client
  readonly chosen: boolean
  readonly href: string
  readonly tools: ViewTools
}

function Found({ each, chosen, href, tools: { t, now, locale } }: FoundProps) {
  const { number, name, bornOn, location } = each
  return (
    <a class="client-card" href={href} aria-current={chosen ? 'true' : undefined}>
      <span class="client-card-name">
        {name}
        <br />
        <span class="field-hint">
          {[number, location].filter((part) => part !== undefined).join(', ')}
          {bornOn !== undefined && (
            <>
              , <When value={bornOn} now={now} locale={locale} precision="day" />
            </>
          )}
          {chosen && ` (${t('requests.find.chosen')})`}
        </span>
      </span>
    </a>
  )
}
