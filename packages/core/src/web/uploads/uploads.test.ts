import sharp from 'sharp'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createMemorySource } from '../../testing/memory-source.ts'
import { createTestPortal, type TestPortal } from '../../testing/create-test-portal.ts'
import { album } from './album.fixture.tsx'
import { createTestPhoto, toForm } from './test-photo.ts'

let portal: TestPortal
let anna: Awaited<ReturnType<TestPortal['viewer']>>
let photo: Buffer

const board = (clientId: string) => `/client/${clientId}/album/board`
const listItems = async (who: typeof anna) =>
  ((await who.json(board(who.clientId))).json() as { data: { id: string; caption: string; name: string }[] }).data
const newest = async (who: typeof anna) => (await listItems(who)).at(-1)!

describe('a form with files', () => {
  beforeAll(async () => {
    const memory = createMemorySource([])
    memory.steps = [
      ...['1', '2'].map((id) => ({ client: { sourceId: id, number: id, name: `Cliënt ${id}` }, records: [] })),
      { completeSnapshot: true },
    ]
    portal = await createTestPortal({ plugins: [album()], sources: [memory.source] })
    await portal.sync()
    anna = await portal.viewer({ clientNumber: '1', rights: ['album.board:read', 'album.board:hang'] })
    photo = await (await createTestPhoto()).jpeg().toBuffer()
  })
  afterAll(() => portal.close())

  test('brings a photo to `run` made anew, and the part hands it out', async () => {
    const sent = await anna.post(`${board(anna.clientId)}/hang`, toForm({ caption: 'Tuin' }, [{ field: 'photo', bytes: photo }]))
    expect(sent.status).toBe(303)
    const { id, name } = await newest(anna)
    expect(name).toBe('foto.jpg')
    const answer = await anna.get(`${board(anna.clientId)}/media/${id}`)
    expect(answer.status).toBe(200)
    expect(answer.headers.get('content-type')).toBe('image/webp')
    expect(await sharp(answer.bytes).metadata()).toMatchObject({ format: 'webp', width: 640, height: 480 })
    const small = await anna.get(`${board(anna.clientId)}/media/${id}?size=small`)
    expect(await sharp(small.bytes).metadata()).toMatchObject({ format: 'webp', width: 480, height: 360 })
  })
})
