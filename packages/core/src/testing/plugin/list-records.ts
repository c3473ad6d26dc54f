import { CLIENTS, type Stage, type StageClient } from './open-stage.ts'

/** The records of a client, by the portal's own ids. */
export async function listRecords(
  { portal }: Stage,
  client: StageClient,
): Promise<readonly { readonly id: string; readonly type: string }[]> {
  return portal.store
    .system()
    .selectFrom('record')
    .innerJoin('client', 'client.id', 'record.client_id')
    .select(['record.id', 'record.type'])
    .where('client.source_id', '=', CLIENTS[client].number)
    .orderBy('record.id')
    .execute()
}
