import { sql } from 'kysely'
import { z } from 'zod'
import { Report } from '../../care/report.ts'
import { definePart } from '../../define/part.ts'
import { definePlugin } from '../../define/plugin.ts'
import { createId } from '../../store/ids.ts'

interface AlbumTables {
  album_item: {
    id: string
    client_id: string
    mime: 'image/webp' | 'application/pdf'
    name: string
    caption: string
    bytes: Uint8Array
    small: Uint8Array
  }
}

const words = {
  'board.title': 'Album',
  'board.right.hang': 'Iets ophangen',
  'board.caption': 'Onderschrift',
  'board.no-caption': 'Schrijf wat er te zien is.',
  'board.hung': 'Het hangt.',
}

const board = definePart<
  'board',
  'read' | 'hang',
  'client',
  readonly { readonly id: string; readonly caption: string; readonly name: string }[],
  unknown,
  { hang: { caption: string }; sheet: { caption: string }; say: { caption: string } },
  AlbumTables
>({
  id: 'board',
  title: 'board.title',
  icon: 'pin',
  scope: 'client',
  rights: { read: {}, hang: { title: 'board.right.hang' } },
  load: ({ db }) => db.selectFrom('album_item').select(['id', 'caption', 'name']).orderBy('id').execute(),
  view: (items, { t, media, attempt, action }) => {
    const tried = attempt('hang')
    return (
      <section>
        {items.map(({ id, caption }) => (
          <a key={id} href={media(id)}>
            <img src={media(id, 'small')} alt={caption} />
          </a>
        ))}
        {tried?.problems.map(({ field, message, values }) => (
          <p key={message} data-field={field}>
            {t(message, values)}
          </p>
        ))}
        <form method="post" action={action('hang')} encType="multipart/form-data">
          <label for="caption">{t('board.caption')}</label>
          <input id="caption" name="caption" value={tried?.values['caption']} />
        </form>
      </section>
    )
  },
  actions: {
    hang: {
      right: 'hang',
      input: z.strictObject({ caption: z.string().min(1, 'board.no-caption') }),
      files: { photo: { accepts: ['photo'], most: 3 }, letter: { accepts: ['pdf', 'photo'] } },
      run: async ({ db, client, files }, { caption }) => {
        const rows = files.flatMap((file) => {
          if (file.kind === 'csv') return []
          const small = file.kind === 'photo' ? file.small.bytes : new Uint8Array()
          return [{ id: createId(), client_id: client.id, caption, name: file.name, mime: file.mime, bytes: file.bytes, small }]
        })
        if (rows.length > 0) await db.insertInto('album_item').values(rows).execute()
        return { message: 'board.hung' }
      },
    },
    sheet: {
      right: 'hang',
      input: z.strictObject({ caption: z.string() }),
      files: { table: { accepts: ['csv'] } },
      run: async ({ files }) => ({
        problems: files.map((file) => ({ field: 'table', message: file.kind === 'csv' ? file.text : file.kind })),
      }),
    },
    say: { right: 'hang', input: z.strictObject({ caption: z.string() }), run: async () => undefined },
  },
  media: {
    load: async ({ db }, { id, size }) => {
      const item = await db
        .selectFrom('album_item')
        .select(['mime', 'name', size === 'small' ? 'small as bytes' : 'bytes'])
        .where('id', '=', id)
        .executeTakeFirst()
      if (item?.name === 'WRITES') await db.deleteFrom('album_item').execute()
      return item && { ...item, bytes: new Uint8Array(item.bytes) }
    },
  },
})

/** A part that is there only where there are reports, and hands out the same. */
const attic = definePart({
  id: 'attic',
  title: 'board.title',
  icon: 'pin',
  scope: 'client',
  rights: { read: {} },
  reads: [Report],
  applies: [Report],
  load: async () => 'zolder',
  view: (text) => text,
  media: { load: async () => ({ mime: 'application/pdf', bytes: Buffer.from('ZOLDER') }) },
})

/** A part that takes photos and letters into a table of its own and hands them out: what a plugin author writes, and no more. */
export const album = definePlugin({
  id: 'album',
  api: 1,
  messages: { nl: words, en: words },
  tables: {
    migrations: {
      '001-album': {
        up: async (db) => {
          await sql`create table album_item (
            id uuid primary key, client_id uuid not null references client (id), caption text not null, name text not null, mime text not null,
            bytes bytea not null, small bytea not null)`.execute(db)
        },
      },
    },
    rows: { item: 'client' },
    personalData: {
      item: 'Photos and letters that somebody hung up; as long as the client; exported with the part; erased with the client.',
    },
  },
  parts: () => [board, attic],
})
