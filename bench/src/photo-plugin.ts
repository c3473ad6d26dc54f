import { definePart, definePlugin } from '@voordeur/core'
import { z } from 'zod'

const words = { 'album.title': 'Album', 'album.send': 'Plaatsen' }

const album = definePart({
  id: 'board',
  title: 'album.title',
  icon: 'pin',
  scope: 'client',
  rights: { read: {}, send: { title: 'album.send' } },
  load: async () => ({}),
  view: () => null,
  actions: {
    send: {
      right: 'send',
      input: z.strictObject({}),
      files: { photo: { accepts: ['photo'] } },
      run: async ({ files: [photo] }) => {
        if (photo?.kind !== 'photo') throw new Error('No photo arrived.')
        return { query: { bytes: String(photo.bytes.byteLength), small: String(photo.small.bytes.byteLength) } }
      },
    },
  },
})

/** A plugin that takes a photo and keeps nothing: what its form costs is what the portal does. */
export const photoAlbum = definePlugin({ id: 'album', api: 1, messages: { nl: words, en: words }, parts: () => [album] })
