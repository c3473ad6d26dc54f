import type { Kysely } from 'kysely'
import type { DeskRequests } from '../../define/desk-requests.ts'
import { composeMail } from '../../mail/compose-mail.ts'
import type { KernelTables } from '../../store/tables.ts'
import { findClientById } from '../find-client.ts'
import { FlowError } from '../flow-error.ts'
import { grantWithin, readGrant, toRights } from '../grant-access.ts'
import type { RequestContent } from '../requests/request-content.ts'
import { askWelcome, WELCOME_GRANTED_JOB } from '../requests/welcome-granted.ts'
import { noteDeed } from './note-deed.ts'
import type { RequestWork } from './request-work.ts'
import { hasSameAccess } from './same-access.ts'

const LONGEST_ANSWER = 1000

/**
 * Gives first access to who asked: account, access, mail and entries of the access log in one transaction, with the answer to the request. Of two members
 * of staff at once one is first, and the other is told. The files of evidence are erased with it: what was seen stands on the access in words.
 */
export async function grantRequest(work: RequestWork, id: string, asked: Parameters<DeskRequests['grant']>[1]): Promise<void> {
  const { store, outbox, staff } = work
  await store.transaction(async (db) => {
    const client = await findClientById(db, asked.clientId)
    if (!client) throw new FlowError('CLIENT_UNKNOWN', 'There is no such client, or the copy was erased.')
    const content = await answer(db, work, { id, state: 'granted', clientId: client.id })
    const { phone, clientId: _, ...terms } = asked
    const input = readGrant({ ...terms, name: content.name, email: content.email, clientNumber: client.id })
    if (await hasSameAccess(db, { ...input, clientId: client.id, rights: toRights(input, work.composition) }, work.now()))
      throw new FlowError('ACCESS_STANDS', 'This person has this access already.')
    const granted = await grantWithin(db, { input, client }, { ...work, grantedBy: staff.by, notify: true, desk: work })
    await db.deleteFrom('access_request_file').where('request_id', '=', id).execute()
    await askWelcome(db, work.seal, { accountId: granted.accountId, phone, staff, now: work.now() })
    const about = { clientId: client.id, accessId: granted.accessId, detail: { request: id } }
    await noteDeed(db, work, { eventType: 'request.granted', action: 'U', outcome: 'success', ...about })
  })
  await work.hurry(WELCOME_GRANTED_JOB)
  await outbox.wake()
}

/** Says no, with a mail that holds the sentence. What was sent is erased after thirty days. */
export async function refuseRequest(work: RequestWork, id: string, sentence: string): Promise<void> {
  const said = sentence.trim()
  if (said.length < 2 || said.length > LONGEST_ANSWER)
    throw new FlowError('REASON_MISSING', `Say why, in a few sentences of at most ${LONGEST_ANSWER} characters: the person reads them.`)
  await work.store.transaction(async (db) => {
    const content = await answer(db, work, { id, state: 'refused', clientId: undefined })
    await work.outbox.enqueue(db, toMail(work, content, said))
    await noteDeed(db, work, { eventType: 'request.refused', action: 'U', outcome: 'success', detail: { request: id } })
  })
  await work.outbox.wake()
}

interface Answer {
  readonly id: string
  readonly state: 'granted' | 'refused'
  readonly clientId: string | undefined
}

/** Claims the answer to a request: of two at once one gets it. */
async function answer(
  db: Kysely<KernelTables>,
  { now, staff, seal }: RequestWork,
  { id, state, clientId }: Answer,
): Promise<RequestContent> {
  const row = await db
    .updateTable('access_request')
    .set({ state, handled_at: now(), handled_by: staff.by, client_id: clientId ?? null, secret_hash: null })
    .where('id', '=', id)
    .where('state', '=', 'open')
    .returning('content')
    .executeTakeFirst()
  if (row) return seal.openContent(id, row.content)
  const handled = await db
    .selectFrom('access_request')
    .select('id')
    .where('id', '=', id)
    .where('handled_at', 'is not', null)
    .executeTakeFirst()
  if (handled) throw new FlowError('REQUEST_HANDLED', 'A colleague has handled this request already.')
  throw new FlowError('REQUEST_UNKNOWN', 'There is no such request.')
}

function toMail({ composition, origin }: RequestWork, { email, locale }: RequestContent, answer: string) {
  const { language, organisation, basePath, messages } = composition
  const mail = composeMail({
    t: messages.for('core')(locale, language.form),
    key: 'mail.request-refused',
    values: { answer },
    portal: { origin, basePath, name: organisation.portalName, organisation: organisation.name },
  })
  return { kind: 'mail' as const, recipient: email, ...mail }
}
