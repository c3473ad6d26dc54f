import { expect, test } from 'vitest'
import { definePart, type PartInput } from '../define/part.ts'
import { definePlugin } from '../define/plugin.ts'
import { publicAccess } from '../define/public-access.ts'
import { checkMedia } from './check-media.ts'
import { toDraftParts, type Draft } from './draft.ts'

type Changes = Partial<PartInput<string, string, 'account', unknown, unknown, unknown, unknown, readonly []>>

const find = (changes: Changes & { readonly ports?: readonly string[] }) => {
  const part = definePart({
    id: 'board',
    title: 'board',
    icon: 'pin',
    scope: 'account',
    rights: {},
    access: publicAccess('It is about the reader.'),
    load: async () => ({}),
    view: () => null,
    media: { load: async () => undefined },
    ...changes,
  })
  const plugin = definePlugin({ id: 'album', api: 1, messages: { nl: {}, en: {} }, parts: () => [part] })
  return checkMedia({ parts: toDraftParts([plugin()]) } as Draft).map(({ code, place }) => [code, place])
}

test('MEDIA_SCOPE for photos of a part that has no address for them', () => {
  expect(find({})).toEqual([['MEDIA_SCOPE', 'album.board']])
  expect(find({ scope: 'organisation', ports: ['requests'] } as never)).toEqual([])
  expect(find({ scope: 'organisation' } as never)).toEqual([])
  expect(find({ scope: 'client' } as never)).toEqual([])
  expect(find({ media: undefined } as never)).toEqual([])
})
