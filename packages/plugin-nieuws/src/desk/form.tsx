import type { ViewTools } from '@voordeur/core'
import { Button, Card, CheckBox, ErrorSummary, FileField, Form, Notice, Photo, SelectField, TextArea, TextField } from '@voordeur/core/ui'
import type { DeskNews, DeskPage } from './load.ts'

interface NewsFormProps {
  readonly page: Extract<DeskPage, { readonly kind: 'form' }>
  readonly tools: ViewTools
}

/** The form of a piece of news: new, a draft, or what stands already. */
export function NewsFormView({ page: { item, locations }, tools }: NewsFormProps) {
  const { t, action } = tools
  const isPublished = item !== undefined && item.state !== 'draft'
  const asked = toAsked(item, tools)
  return (
    <>
      <ErrorSummary title={t('core.form.errors')} errors={asked.problems} />
      <Card title={t(item ? 'desk.edit.title' : 'desk.write.title')} icon="pencil">
        {isPublished && <Notice kind="info">{t('desk.edit.published')}</Notice>}
        <Form action={action('save', toQuery(item))} hidden={toVersion(item, tools)} files>
          <TextField label={t('desk.field.title')} {...asked.field('title')} />
          <TextArea label={t('desk.field.text')} hint={t('desk.field.text.hint')} rows={10} {...asked.field('text')} />
          <LocationField locations={locations} asked={asked.field('location')} t={t} />
          <TextField type="date" label={t('desk.field.from')} hint={t('desk.field.from.hint')} {...asked.field('from')} />
          <TextField type="date" label={t('desk.field.until')} hint={t('desk.field.until.hint')} {...asked.field('until')} />
          <CheckBox name="pinned" label={t('desk.field.pinned')} hint={t('desk.field.pinned.hint')} checked={asked.pinned} />
          <PhotoFields item={item} asked={asked} tools={tools} />
          <Buttons item={item} isPublished={isPublished} tools={tools} />
        </Form>
      </Card>
    </>
  )
}

interface AskedField {
  readonly name: string
  readonly value: string | undefined
  readonly error: string | undefined
}

/** Where what is kept of a field stands. */
const KEPT = { title: 'title', text: 'text', location: 'location', from: 'fromDay', until: 'untilDay', alt: 'photoAlt' } as const

/** What stands in the fields: what was typed before, or else what is kept; and what is wrong with it. */
function toAsked(item: DeskNews | undefined, { attempt, t }: ViewTools) {
  const tried = attempt('save')
  const problems = (tried?.problems ?? []).map(({ field, message, values }) => ({ field, message: t(message, values) }))
  const wrong = (name: string) => problems.find(({ field }) => field === name)?.message
  return {
    problems,
    pinned: tried ? tried.values['pinned'] === 'on' : (item?.pinned ?? false),
    noPhoto: tried?.values['noPhoto'] === 'on',
    file: wrong('photo'),
    field: (name: keyof typeof KEPT): AskedField => ({
      name,
      value: tried?.values[name] ?? item?.[KEPT[name]],
      error: wrong(name),
    }),
  }
}

interface LocationFieldProps {
  readonly locations: readonly string[]
  readonly asked: AskedField
  readonly t: ViewTools['t']
}

function LocationField({ locations, asked: { name, value, error }, t }: LocationFieldProps) {
  const options = locations.map((location) => ({ value: location, label: location }))
  return (
    <>
      {error !== undefined && <Notice kind="error">{error}</Notice>}
      <SelectField
        name={name}
        label={t('desk.field.location')}
        value={value}
        options={[{ value: '', label: t('desk.everybody') }, ...options]}
      />
    </>
  )
}

interface PhotoFieldsProps {
  readonly item: DeskNews | undefined
  readonly asked: Pick<ReturnType<typeof toAsked>, 'field' | 'noPhoto' | 'file'>
  readonly tools: ViewTools
}

/** The photo that is there, with what takes it away; one to send; and what is to be seen on it. */
function PhotoFields({ item, asked: { field, noPhoto, file }, tools: { t, media } }: PhotoFieldsProps) {
  return (
    <>
      {item?.photo && (
        <>
          <Photo src={media(item.id, 'small')} alt={item.photo.alt} width={item.photo.width} height={item.photo.height} />
          <CheckBox name="noPhoto" label={t('desk.field.noPhoto')} checked={noPhoto} />
        </>
      )}
      <FileField
        name="photo"
        label={t(item?.photo ? 'desk.field.otherPhoto' : 'desk.field.photo')}
        t={t}
        accepts={['photo']}
        error={file}
      />
      <TextField label={t('desk.field.alt')} hint={t('desk.field.alt.hint')} {...field('alt')} />
    </>
  )
}

interface ButtonsProps {
  readonly item: DeskNews | undefined
  readonly isPublished: boolean
  readonly tools: ViewTools
}

/** The first button is the one that the Enter key presses: what goes to everybody is not. */
function Buttons({ item, isPublished, tools: { t, link } }: ButtonsProps) {
  return (
    <div class="actions">
      {!isPublished && (
        <Button kind="secondary" name="as" value="draft" icon="save">
          {t('desk.draft')}
        </Button>
      )}
      <Button name="as" value="publish" icon="send">
        {t(isPublished ? 'desk.save' : 'desk.publish')}
      </Button>
      <Button kind="quiet" href={item ? link({ query: { step: 'preview', id: item.id } }) : link()}>
        {t('core.form.cancel')}
      </Button>
    </div>
  )
}

/** Which piece of news it is, and which version of it stands on the page. */
function toVersion(item: DeskNews | undefined, { key }: ViewTools): Readonly<Record<string, string>> {
  return item ? { key: item.id, seen: item.changedAt } : { key: key('save') }
}

function toQuery(item: DeskNews | undefined): Readonly<Record<string, string>> {
  return item ? { step: 'edit', id: item.id } : { step: 'write' }
}
