import { randomInt } from 'node:crypto'
import { createMemorySource, createTestPortal } from '@voordeur/core/testing'
import sharp from 'sharp'
import type { PartInput } from './part-input.ts'
import { photoAlbum } from './photo-plugin.ts'
import { toSpread, type Spread } from './ratios.ts'

/** What a photo costs in a form of the portal beside a bare resize of the same picture to the same two sizes. */
export interface PhotoResult {
  readonly photo: {
    readonly ratios: Readonly<Record<string, Spread>>
    readonly goal: number
    readonly isReached: boolean
    readonly counts: Readonly<Record<'rounds', number>>
  }
}

const GOAL = 2
const LENGTH = { rounds: 25, warmUpRounds: 3 }
const QUICK = { rounds: 2, warmUpRounds: 1 }
const QUALITY = 82

type Way = (picture: Uint8Array<ArrayBuffer>) => Promise<number>

/** Sends each picture with a form to a portal that signs in, guards, reads, re-encodes and logs; in turns with a bare resize in the same process. */
export async function measurePhoto({ settings, started, isQuick }: PartInput): Promise<PhotoResult> {
  const { rounds, warmUpRounds } = isQuick ? QUICK : LENGTH
  const inPortal = await openAlbum(settings.databaseUrl, started)
  const ratios: Record<string, Spread> = {}
  for (const [name, picture] of Object.entries(await takePhotos())) {
    const [sent, bare]: [number[], number[]] = [[], []]
    for (let round = -warmUpRounds; round < rounds; round++) {
      const isPortalFirst = randomInt(2) === 0
      const [first, second] = isPortalFirst ? [inPortal, resizeBare] : [resizeBare, inPortal]
      const [one, other] = [await time(first, picture), await time(second, picture)]
      if (round < 0) continue
      sent.push(isPortalFirst ? one : other)
      bare.push(isPortalFirst ? other : one)
    }
    ratios[name] = toSpread(sent, bare)
  }
  return { photo: { ratios, goal: GOAL, isReached: Object.values(ratios).every(({ median }) => median <= GOAL), counts: { rounds } } }
}

async function openAlbum(databaseUrl: string, started: PartInput['started']): Promise<Way> {
  const memory = createMemorySource([])
  memory.steps = [{ client: { sourceId: 'a', number: '100', name: 'Mevrouw Alblas' }, records: [] }, { completeSnapshot: true }]
  const portal = await createTestPortal({ plugins: [photoAlbum()], sources: [memory.source] }, { databaseUrl })
  started.push({ stop: () => portal.close() })
  await portal.sync()
  const viewer = await portal.viewer({ clientNumber: '100', rights: ['album.board:read', 'album.board:send'] })
  return async (picture) => {
    const form = new FormData()
    form.append('photo', new File([picture], 'foto.jpg'))
    const { status, headers } = await viewer.post(`/client/${viewer.clientId}/album/board/send`, form)
    const query = new URL(headers.get('location') ?? '', 'http://localhost').searchParams
    if (status !== 303) throw new Error(`A photo was answered with ${status}.`)
    return Number(query.get('bytes')) + Number(query.get('small'))
  }
}

/** What anybody would write who wants two sizes of a picture. */
async function resizeBare(picture: Uint8Array): Promise<number> {
  const resize = async (side: number) =>
    sharp(picture)
      .autoOrient()
      .resize({ width: side, height: side, fit: 'inside', withoutEnlargement: true })
      .webp({ quality: QUALITY })
      .toBuffer()
  const [full, small] = [await resize(2048), await resize(480)]
  return full.byteLength + small.byteLength
}

async function time(way: Way, picture: Uint8Array<ArrayBuffer>): Promise<number> {
  const from = performance.now()
  if ((await way(picture)) === 0) throw new Error('A picture became nothing.')
  return performance.now() - from
}

/** Pictures as people send them: of a telephone, one that was made smaller already, and a picture of a screen. */
async function takePhotos(): Promise<Readonly<Record<string, Uint8Array<ArrayBuffer>>>> {
  const draw = async (width: number, height: number) => {
    const grain = {
      create: { width, height, channels: 3 as const, background: '#8a9', noise: { type: 'gaussian' as const, mean: 128, sigma: 40 } },
    }
    return sharp(await sharp(grain).blur(2).png({ compressionLevel: 1 }).toBuffer())
  }
  return {
    telephone: new Uint8Array(await (await draw(4032, 3024)).jpeg({ quality: 90 }).toBuffer()),
    smaller: new Uint8Array(await (await draw(1600, 1200)).jpeg({ quality: 85 }).toBuffer()),
    screen: new Uint8Array(await (await draw(1170, 2532)).png().toBuffer()),
  }
}
