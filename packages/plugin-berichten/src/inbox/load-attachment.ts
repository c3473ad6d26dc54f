import type { MediaFile } from '@voordeur/core'
import type { InboxContext } from './inbox-context.ts'
import { isMember } from './member-threads.ts'

const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

/** A photo or document of a conversation of which this reader is a member. */
export async function loadAttachment(
  context: InboxContext,
  { id, size }: { readonly id: string; readonly size: 'full' | 'small' },
): Promise<MediaFile | undefined> {
  if (!UUID.test(id)) return undefined
  const file = await context.db
    .selectFrom('berichten_attachment')
    .select(['mime', 'name'])
    .select((row) => row.fn.coalesce(size === 'small' ? 'small' : 'bytes', 'bytes').as('bytes'))
    .where('client_id', '=', context.client.id)
    .where('id', '=', id)
    .where(isMember(context, 'berichten_attachment.thread_id'))
    .executeTakeFirst()
  return file && { mime: file.mime, bytes: file.bytes, name: file.name }
}
