import type { Translate } from '../../define/messages.ts'
import { Button } from '../components/button.tsx'
import { Card } from '../components/card.tsx'
import { Choice } from '../components/choice.tsx'
import { ErrorSummary } from '../components/error-summary.tsx'
import { Form } from '../components/form.tsx'
import { Notice } from '../components/notice.tsx'
import { TextField } from '../components/text-field.tsx'
import { sayRole } from './person-state.ts'

/** The questions about a new user. */
export const PERSON_FIELDS = ['firstName', 'lastName', 'email', 'gender', 'role', 'phone'] as const

/** A question about a new user. */
export type PersonField = (typeof PERSON_FIELDS)[number]

/** What the page shows: the question for an address, somebody who was found by it, or the form with what was typed. */
export type AddPersonData = {
  readonly client: string
  readonly typed: Readonly<Partial<Record<PersonField, string>>>
  readonly wrong: readonly PersonField[]
} & ({ readonly step: 'email' | 'details' } | { readonly step: 'found'; readonly found: { readonly id: string; readonly name: string } })

interface AddPersonViewProps {
  readonly t: Translate
  readonly data: AddPersonData
  readonly roles: readonly string[]
  readonly links: {
    readonly back: string
    readonly again: string
    readonly find: string
    readonly add: string
    readonly person: (id: string) => string
  }
}

const GENDERS = ['male', 'female', 'other'] as const

/** Adds a user: first the address, then who it is (Laurens manual 6.2). */
export function AddPersonView({ t, data, roles, links }: AddPersonViewProps) {
  const errors = data.wrong.map((field) => ({ field, message: t(`core.addPerson.error.${field}`) }))
  const errorOf = (field: PersonField) => errors.find((error) => error.field === field)?.message
  return (
    <>
      <ErrorSummary title={t('core.form.errors')} errors={errors} />
      {data.step === 'email' && <EmailStep t={t} typed={data.typed.email} error={errorOf('email')} links={links} />}
      {data.step === 'found' && <Found t={t} found={data.found} links={links} />}
      {data.step === 'details' && <Details t={t} data={data} roles={roles} links={links} errorOf={errorOf} />}
    </>
  )
}

function EmailStep({
  t,
  typed,
  error,
  links,
}: Pick<AddPersonViewProps, 't' | 'links'> & { readonly typed: string | undefined; readonly error: string | undefined }) {
  return (
    <Card>
      <p>{t('core.addPerson.email.intro')}</p>
      <Form action={links.find} gate="complete">
        <TextField
          name="email"
          type="email"
          label={t('core.addPerson.email')}
          value={typed}
          error={error}
          autocomplete="off"
          maxlength={254}
          verbatim
          required
        />
        <div class="actions">
          <Button icon="search">{t('core.addPerson.search')}</Button>
          <Button kind="secondary" href={links.back}>
            {t('core.addPerson.back')}
          </Button>
        </div>
      </Form>
    </Card>
  )
}

function Found({
  t,
  found,
  links,
}: Pick<AddPersonViewProps, 't' | 'links'> & { readonly found: { readonly id: string; readonly name: string } }) {
  return (
    <>
      <Notice kind="info">{t('core.addPerson.found')}</Notice>
      <Card title={found.name} icon="circle-user-round">
        <div class="actions">
          <Button href={links.person(found.id)}>
            {t('core.people.open')}
            <span class="visually-hidden">: {found.name}</span>
          </Button>
          <Button kind="secondary" href={links.again}>
            {t('core.addPerson.back')}
          </Button>
        </div>
      </Card>
    </>
  )
}

type DetailsProps = AddPersonViewProps & { readonly errorOf: (field: PersonField) => string | undefined }

function Details({ t, data: { typed, client }, roles, links, errorOf }: DetailsProps) {
  const text = (name: PersonField) => ({
    name,
    label: t(`core.addPerson.${name}`),
    value: typed[name],
    error: errorOf(name),
    required: true,
  })
  return (
    <Card title={t('core.addPerson.new')} icon="user-plus">
      <p>{t('core.addPerson.new.intro')}</p>
      <Form action={links.add} gate="complete">
        <TextField {...text('firstName')} autocomplete="off" maxlength={80} />
        <TextField {...text('lastName')} autocomplete="off" maxlength={80} />
        <TextField {...text('email')} type="email" autocomplete="off" maxlength={254} verbatim />
        <Choice
          name="gender"
          legend={t('core.addPerson.gender')}
          options={GENDERS.map((value) => ({ value, label: t(`core.addPerson.gender.${value}`) }))}
          value={typed.gender}
          error={errorOf('gender')}
          required
        />
        <Choice
          name="role"
          legend={t('core.addPerson.role', { client })}
          options={roles.map((value) => ({ value, label: sayRole(t, `role.${value}`) }))}
          value={typed.role}
          error={errorOf('role')}
          required
        />
        <TextField {...text('phone')} type="tel" hint={t('core.addPerson.phone.hint')} autocomplete="off" maxlength={40} />
        <div class="actions">
          <Button>{t('core.addPerson.submit')}</Button>
          <Button kind="secondary" href={links.again}>
            {t('core.addPerson.back')}
          </Button>
        </div>
      </Form>
    </Card>
  )
}
