import type { DeskPorts, ViewTools } from '@voordeur/core'
import { Button, Card, CheckBox, DataTable, Form, TextField, When } from '@voordeur/core/ui'
import { toFields } from '../view/ask-field.ts'
import { Question } from '../view/question.tsx'
import { Problems } from '../problems.tsx'

type Members = Awaited<ReturnType<DeskPorts['staff']['list']>>
type Sets = Awaited<ReturnType<DeskPorts['staff']['sets']>>

/** What the part shows: everybody, the form for one of them, or the question whether somebody stays. */
export type StaffPage =
  | { readonly page: 'list'; readonly members: Members; readonly sets: Sets; readonly own: string }
  | { readonly page: 'form'; readonly sets: Sets; readonly member?: Members[number] }
  | { readonly page: 'remove'; readonly member: Members[number] }

/** The page that was asked for. */
export function StaffView({ page, tools }: { readonly page: StaffPage; readonly tools: ViewTools }) {
  if (page.page === 'form') return <MemberForm sets={page.sets} member={page.member} tools={tools} />
  if (page.page === 'list') return <ListView {...page} tools={tools} />
  const { accountId, name } = page.member
  return (
    <Question
      tools={tools}
      name="remove"
      title={tools.t('staff.ask.remove', { name })}
      text={tools.t('staff.ask.remove.text', { name })}
      yes={tools.t('staff.ask.remove.yes')}
      here={{ step: 'remove', member: accountId }}
      back={{}}
      hidden={{ member: accountId }}
    />
  )
}

function ListView({ members, sets, own, tools }: Extract<StaffPage, { page: 'list' }> & { readonly tools: ViewTools }) {
  const { t, link, may, now, locale } = tools
  const titles = new Map(sets.map(({ id, title }) => [id, title]))
  const change = (id: string) => (
    <>
      <a href={link({ query: { step: 'change', member: id } })}>{t('staff.change')}</a>{' '}
      <a href={link({ query: { step: 'remove', member: id } })}>{t('staff.remove')}</a>
    </>
  )
  return (
    <>
      <DataTable
        caption={t('staff.caption')}
        columns={['name', 'sets', 'since', ...(may('put') ? ['change'] : [])].map((key) => ({ key, label: t(`staff.column.${key}`) }))}
        rows={members.map(({ accountId, name, email, sets: theirs, addedAt }) => ({
          name: (
            <>
              {name}
              <p class="field-hint">{email}</p>
            </>
          ),
          sets: theirs.map((id) => titles.get(id) ?? id).join(', '),
          since: <When value={addedAt} now={now} locale={locale} precision="day" />,
          change: accountId === own ? t('staff.own') : change(accountId),
        }))}
      />
      {may('put') && (
        <div class="actions">
          <Button href={link({ query: { step: 'add' } })} icon="user-plus">
            {t('staff.add')}
          </Button>
        </div>
      )}
    </>
  )
}

interface MemberFormProps {
  readonly sets: Sets
  readonly member: Members[number] | undefined
  readonly tools: ViewTools
}

function MemberForm({ sets, member, tools }: MemberFormProps) {
  const { t, link, action } = tools
  const ticked = Object.fromEntries((member?.sets ?? []).map((set) => [`set.${set}`, 'on']))
  const { field, isTicked } = toFields(tools, 'put', ticked)
  const query = member ? { step: 'change', member: member.accountId } : { step: 'add' }
  return (
    <Card title={member ? t('staff.form.change', { name: member.name }) : t('staff.form.add')} icon="id-card-lanyard">
      <Problems tools={tools} action="put" />
      <Form action={action('put', query)} hidden={member ? { name: member.name, email: member.email } : {}}>
        {!member && (
          <>
            <TextField label={t('staff.field.name')} maxlength={200} {...field('name')} />
            <TextField label={t('staff.field.email')} type="email" {...field('email')} />
            <TextField label={t('staff.field.phone')} hint={t('staff.field.phone.hint')} type="tel" {...field('phone')} />
          </>
        )}
        <fieldset class="choice" id="sets">
          <legend class="field-label">{t('staff.field.sets')}</legend>
          {sets.map(({ id, title, rights }) => (
            <CheckBox
              key={id}
              name={`set.${id}`}
              label={title}
              hint={t('staff.rights', { count: rights.length })}
              checked={isTicked(`set.${id}`)}
            />
          ))}
        </fieldset>
        <div class="actions">
          <Button icon="save">{t('staff.save')}</Button>
          <Button kind="quiet" href={link()}>
            {t('core.form.cancel')}
          </Button>
        </div>
      </Form>
    </Card>
  )
}
