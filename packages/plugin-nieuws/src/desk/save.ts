import {
  readPeriod,
  toAmsterdamDay,
  type ActionContext,
  type ActionProblems,
  type ActionResult,
  type FieldProblem,
  type Upload,
} from '@voordeur/core'
import type { NewsColumns, NewsTables, PhotoColumns } from '../tables/news-tables.ts'
import { saysSomething, type NewsForm } from './input.ts'

/** What an action of the desk is given. */
export type DeskContext = ActionContext<'organisation', NewsTables>

/** Keeps a piece of news as a draft, or publishes it; sent twice it is one thing. */
export async function saveNews(context: DeskContext, form: NewsForm): Promise<ActionResult | ActionProblems> {
  const standing = await findStanding(context, form.key)
  const days = readDays(form, standing?.row, context.now)
  const photo = toPhotoColumns(context.files, form, standing?.row)
  const unfit = [days, photo].flatMap((read) => ('problems' in read ? read.problems : []))
  const problems = [...unfit, ...(await findProblems(context, form, standing?.row))]
  if (problems.length > 0 || 'problems' in days || 'problems' in photo) return { problems }
  const row = { ...toRow(context, form, days), ...photo }
  const inTheWay = standing && findInTheWay(context, form, { standing, row })
  return inTheWay === undefined ? place(context, form, row) : toProblem('text', inTheWay)
}

async function place(context: DeskContext, { as }: NewsForm, row: Row): Promise<ActionResult> {
  if (as === 'publish') {
    await publish(context, row)
    return { message: sayPublished(row, context.now) }
  }
  await keep(context, row)
  return { message: 'desk.saved', query: { step: 'preview', id: row.id } }
}

function sayPublished({ from_at: from }: NewsColumns, now: Date): string {
  return from !== null && from > now ? 'desk.planned' : 'desk.published'
}

type Row = NewsColumns & PhotoColumns

interface Standing {
  readonly row: Row
  readonly published: boolean
}

/** What has this id now. Who asks for it waits for whoever is changing it. */
async function findStanding({ db }: DeskContext, id: string): Promise<Standing | undefined> {
  const draft = await db.selectFrom('nieuws_draft').selectAll().where('id', '=', id).forUpdate().executeTakeFirst()
  if (draft) return { row: draft, published: false }
  const item = await db.selectFrom('nieuws_item').selectAll().where('id', '=', id).forUpdate().executeTakeFirst()
  return item && { row: item, published: true }
}

type Days = Pick<NewsColumns, 'from_at' | 'until_at'>

/** The days as instants. What stands already keeps its moment as long as its day is the same; what has no day or is late begins now. */
function readDays({ from, until, as }: NewsForm, before: NewsColumns | undefined, now: Date): Days | ActionProblems {
  const period = readPeriod({ from, until })
  if ('errors' in period)
    return { problems: [...toFieldProblem('from', period.errors.from), ...toFieldProblem('until', period.errors.until)] }
  if (as === 'publish' && period.until !== undefined && period.until <= now) return toProblem('until', 'desk.problem.past')
  return { from_at: toBegin(period.from, { before, as, now }), until_at: period.until ?? null }
}

function toFieldProblem(field: string, message: string | undefined): readonly FieldProblem[] {
  return message === undefined ? [] : [{ field, message }]
}

function toBegin(
  from: Date | undefined,
  { before, as, now }: { readonly before: NewsColumns | undefined; readonly as: NewsForm['as']; readonly now: Date },
): Date | null {
  const stood = before?.from_at
  if (stood && (from === undefined ? stood <= now && as === 'publish' : toAmsterdamDay(stood) === toAmsterdamDay(from))) return stood
  if (as === 'draft') return from ?? null
  return from !== undefined && from > now ? from : now
}

async function findProblems(context: DeskContext, form: NewsForm, before: NewsColumns | undefined): Promise<readonly FieldProblem[]> {
  const empty = form.as === 'publish' && !saysSomething(form.text) ? [{ field: 'text', message: 'desk.problem.text' }] : []
  const known = form.location === '' || form.location === before?.location || (await context.listLocations()).includes(form.location)
  return known ? empty : [...empty, { field: 'location', message: 'desk.problem.location' }]
}

function toRow({ viewer, now }: DeskContext, { key, title, text, location, pinned }: NewsForm, days: Days): NewsColumns {
  return {
    id: key,
    title,
    text,
    location: location === '' ? null : location,
    pinned: pinned === 'on',
    ...days,
    author_id: viewer.account.id,
    author_name: viewer.account.name,
    changed_at: now,
  }
}

const NO_PHOTO = { photo: null, photo_small: null, photo_alt: null, photo_width: null, photo_height: null } satisfies PhotoColumns

/** The photo that was sent, or else the one that is there unless it is to go; a photo says what is to be seen on it. */
function toPhotoColumns(
  files: readonly Upload[],
  { alt, noPhoto }: NewsForm,
  before: PhotoColumns | undefined,
): PhotoColumns | ActionProblems {
  const sent = files.find((file) => file.kind === 'photo')
  const kept = before && noPhoto !== 'on' ? toKept(before) : NO_PHOTO
  const photo = sent ? toSent(sent) : kept
  if (photo.photo === null) return NO_PHOTO
  return alt === '' ? toProblem('alt', 'desk.problem.alt') : { ...photo, photo_alt: alt }
}

function toSent({ bytes, small, width, height }: Extract<Upload, { readonly kind: 'photo' }>): PhotoColumns {
  return { photo: bytes, photo_small: small.bytes, photo_alt: null, photo_width: width, photo_height: height }
}

function toKept({ photo, photo_small, photo_alt, photo_width, photo_height }: PhotoColumns): PhotoColumns {
  return { photo, photo_small, photo_alt, photo_width, photo_height }
}

function isSame(one: Row, other: Row): boolean {
  return (['title', 'text', 'location', 'pinned', 'photo_alt'] as const).every((field) => one[field] === other[field])
}

/** Why it can't take the place of what stands: that was published, or somebody else changed it since it stood on the page of this form. */
function findInTheWay(
  { viewer }: DeskContext,
  { as, seen }: NewsForm,
  { standing, row }: { readonly standing: Standing; readonly row: Row },
): string | undefined {
  if (standing.published && as === 'draft') return 'desk.problem.published'
  const { changed_at: changed, author_id: author } = standing.row
  const isOvertaken = changed.toISOString() !== seen && author !== viewer.account.id
  return isOvertaken && !isSame(standing.row, row) ? 'desk.problem.changed' : undefined
}

async function publish({ db }: DeskContext, row: Row): Promise<void> {
  const { id, ...changed } = { ...row, from_at: row.from_at ?? row.changed_at }
  await db.deleteFrom('nieuws_draft').where('id', '=', id).execute()
  await db
    .insertInto('nieuws_item')
    .values({ id, ...changed })
    .onConflict((known) => known.column('id').doUpdateSet(changed))
    .execute()
}

async function keep({ db }: DeskContext, { id, ...changed }: Row): Promise<void> {
  await db
    .insertInto('nieuws_draft')
    .values({ id, ...changed })
    .onConflict((known) => known.column('id').doUpdateSet(changed))
    .execute()
}

function toProblem(field: string, message: string): ActionProblems {
  return { problems: [{ field, message }] }
}
