import { sql } from 'kysely'
import type { Ids } from './addresses.ts'
import type { Cast } from './askers.ts'
import type { ClientName, MatrixPortal } from './open-matrix-portal.ts'

const PERSONS = ['save', 'revoke', 'block', 'unblock', 'give'] as const
const INVITATIONS = ['send', 'resend', 'withdraw'] as const

/** Makes what the ids in addresses name: a download of each client, downloads of nobody here, and a person for each action. */
export async function openDownloads({ portal, clientIds }: MatrixPortal, cast: Cast): Promise<Ids> {
  const db = portal.store.system()
  const now = portal.clock.now()
  const add = async (of: { readonly accountId: string; readonly accessId: string; readonly clientId: string }) => {
    const id = crypto.randomUUID()
    await db
      .insertInto('download')
      .values({
        id,
        account_id: of.accountId,
        client_id: of.clientId,
        access_id: of.accessId,
        assurance: 'mfa',
        state: 'ready',
        failure: null,
        created_at: now,
        ready_at: now,
        expires_at: new Date(now.getTime() + 86_400_000),
        digest: 'x',
        size: 0,
      })
      .execute()
    return id
  }
  const admins = await db.selectFrom('access').select(['id', 'account_id', 'client_id']).where('portal_admin', '=', true).execute()
  const downloads: Partial<Record<ClientName, string>> = {}
  for (const [name, clientId] of Object.entries(clientIds)) {
    const admin = admins.find((access) => access.client_id === clientId)
    if (admin) downloads[name as ClientName] = await add({ accountId: admin.account_id, accessId: admin.id, clientId })
  }
  const former = await cast.addAccess({ about: 'mine' })
  const strange = await add({ ...former, clientId: clientIds.mine })
  const admin = cast.askers.find(({ name }) => name === 'the portal administrator')?.accountId ?? ''
  const persons: Record<string, string> = {}
  for (const action of PERSONS) persons[action] = (await cast.addAccess({ about: 'mine', rights: cast.relativeRights })).accessId
  for (const action of INVITATIONS) {
    const row = action === 'send' ? { account_id: null, sent_at: null, expires_at: null } : { rights: cast.relativeRights }
    persons[action] = (await cast.addInvitation({ invitedBy: admin, row })).id
  }
  const documents = await db
    .selectFrom('record')
    .innerJoin('client', 'client.id', 'record.client_id')
    .select(['record.id', 'record.type', 'client.source_id as name'])
    .where('record.type', 'in', ['document', 'report'])
    .orderBy('record.at', 'desc')
    .execute()
  const { rows } = await sql<{ id: string; part: string; name: ClientName }>`
    select probe_row.id, part, client.source_id as name from probe_row join client on client.id = client_id`.execute(db)
  const rowOf = (name: string, part = 'board') => rows.find((row) => row.name === name && row.part === part)?.id ?? ''
  const idOf = (name: string, type: string) => documents.find((record) => record.name === name && record.type === type)?.id ?? ''
  return {
    documents: Object.fromEntries(Object.keys(clientIds).map((name) => [name, idOf(name, 'document')])) as Ids['documents'],
    strangeDocuments: [idOf('other', 'document'), idOf('mine', 'report'), crypto.randomUUID(), 'geen-id'],
    media: Object.fromEntries(Object.keys(clientIds).map((name) => [name, rowOf(name)])) as Ids['media'],
    strangeMedia: [rowOf('other'), rowOf('mine', 'letters'), crypto.randomUUID(), 'geen-id'],
    relatives: cast.relatives,
    mentor: cast.mentor,
    admin: cast.admin,
    strangers: cast.strangers,
    downloads: downloads as Ids['downloads'],
    strangeDownloads: [strange, downloads.other ?? '', crypto.randomUUID(), 'geen-id'],
    persons,
  }
}
