import type { MediaFile } from '@voordeur/core'
import type { DeskContext } from './desk-context.ts'

const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

/** A photo or document of a conversation with the organisation. */
export async function loadDeskAttachment(
  { db, concerns }: DeskContext,
  { id, size }: { readonly id: string; readonly size: 'full' | 'small' },
): Promise<MediaFile | undefined> {
  if (!UUID.test(id)) return undefined
  const file = await db
    .selectFrom('berichten_attachment as file')
    .innerJoin('berichten_thread as thread', (join) =>
      join.onRef('thread.client_id', '=', 'file.client_id').onRef('thread.id', '=', 'file.thread_id'),
    )
    .select(['file.client_id', 'file.mime', 'file.name'])
    .select((row) => row.fn.coalesce(size === 'small' ? 'file.small' : 'file.bytes', 'file.bytes').as('bytes'))
    .where('file.id', '=', id)
    .where('thread.to_organisation', '=', true)
    .executeTakeFirst()
  if (!file) return undefined
  concerns(file.client_id)
  return { mime: file.mime, bytes: file.bytes, name: file.name }
}
