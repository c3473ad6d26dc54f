import type { ViewTools } from '@voordeur/core'
import { Button, Card, CheckBox, Choice, DescriptionList, Form, Notice, SelectField, TextField, When } from '@voordeur/core/ui'
import { toFormState } from '../problems.tsx'
import { BASES } from './answer.ts'
import type { Client, OneData } from './load.ts'
import { toPlace } from './place.ts'

interface GrantFormProps extends Pick<OneData, 'request' | 'words' | 'sets'> {
  readonly client: Client
  readonly tools: ViewTools
}

/** The form by which access to the client that was chosen is given. */
export function GrantForm(props: GrantFormProps) {
  const { request, client, sets, tools } = props
  const { t } = tools
  const { typed, errorOf } = toFormState(tools, 'grant')
  const wasTicked = (name: string) => typed(name) === 'on'
  const words = [{ value: '', label: t('requests.set.usual') }, ...sets.map(({ id, title }) => ({ value: id, label: title }))]
  return (
    <Card title={t('requests.grant.title', { name: client.name })} icon="key-round" id="grant">
      <Compare {...props} />
      <Form action={tools.action('grant', toPlace(props))} hidden={{ request: request.id, client: client.id }}>
        <Choice
          name="basis"
          legend={t('requests.basis')}
          options={BASES.map((basis) => ({ value: basis, label: t(`core.basis.${basis}`) }))}
          value={typed('basis') ?? request.basis}
          error={errorOf('basis')}
        />
        <CheckBox
          name="represents"
          label={t('requests.represents')}
          hint={t('requests.represents.hint')}
          checked={wasTicked('represents')}
        />
        <CheckBox name="portalAdmin" label={t('requests.admin')} hint={t('requests.admin.hint')} checked={wasTicked('portalAdmin')} />
        <CheckBox name="consented" label={t('requests.consented')} hint={t('requests.consented.hint')} checked={wasTicked('consented')} />
        <SelectField name="set" label={t('requests.set')} options={words} value={typed('set')} />
        <TextField
          name="evidence"
          label={t('requests.seen')}
          hint={t('requests.seen.hint')}
          value={typed('evidence')}
          error={errorOf('evidence')}
          maxlength={300}
          required
        />
        <TextField
          name="phone"
          type="tel"
          label={t('requests.mobile')}
          hint={t('requests.mobile.hint')}
          value={typed('phone')}
          error={errorOf('phone')}
          maxlength={30}
        />
        <Button icon="key-round">{t('requests.grant')}</Button>
      </Form>
    </Card>
  )
}

/** The client beside what was asked: a day of birth that differs is said. */
function Compare({ request, client, tools }: GrantFormProps) {
  const { t, now, locale } = tools
  const differs = request.clientBornOn !== undefined && client.bornOn !== undefined && request.clientBornOn !== client.bornOn
  return (
    <>
      {differs && <Notice kind="warning">{t('requests.born.differs')}</Notice>}
      <DescriptionList
        items={[
          { term: t('requests.client'), value: client.name },
          { term: t('requests.number'), value: client.number },
          { term: t('requests.born'), value: client.bornOn && <When value={client.bornOn} now={now} locale={locale} precision="day" /> },
          { term: t('requests.location'), value: client.location },
          { term: t('requests.people'), value: String(client.people) },
        ]}
      />
    </>
  )
}
