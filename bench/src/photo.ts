import { randomInt } from 'node:crypto'
import { createMemorySource, createTestPortal } from '@voordeur/core/testing'
import { prikbord } from '@voordeur/plugin-prikbord'
import sharp from 'sharp'
import type { PartInput } from './part-input.ts'
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

type Way = (picture: Uint8Array<ArrayBuffer>) => Promise<void>

/** Puts each picture on the notice board of a portal, which guards, reads, re-encodes, keeps and logs; in turns with a bare resize in the same process. */
export async function measurePhoto({ settings, started, isQuick }: PartInput): Promise<PhotoResult> {
  const { rounds, warmUpRounds } = isQuick ? QUICK : LENGTH
  const inPortal = await openBoard(settings.databaseUrl, started)
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

async function openBoard(databaseUrl: string, started: PartInput['started']): Promise<Way> {
  const memory = createMemorySource([])
  memory.steps = [{ client: { sourceId: 'a', number: '100', name: 'Mevrouw Alblas' }, records: [] }, { completeSnapshot: true }]
  const portal = await createTestPortal({ plugins: [prikbord()], sources: [memory.source] }, { databaseUrl })
  started.push({ stop: () => portal.close() })
  await portal.sync()
  const viewer = await portal.viewer({ clientNumber: '100', rights: ['read', 'post', 'photo'].map((right) => `prikbord.board:${right}`) })
  return async (picture) => {
    const form = new FormData()
    form.append('key', crypto.randomUUID())
    form.append('text', '')
    form.append('photo', new File([picture], 'foto.jpg'))
    const { status } = await viewer.post(`/client/${viewer.clientId}/prikbord/board/postWithPhotos`, form)
    if (status !== 303) throw new Error(`A photo was answered with ${status}.`)
  }
}

/** What anybody would write who wants two sizes of a picture. */
async function resizeBare(picture: Uint8Array): Promise<void> {
  const resize = async (side: number) =>
    sharp(picture)
      .autoOrient()
      .resize({ width: side, height: side, fit: 'inside', withoutEnlargement: true })
      .webp({ quality: QUALITY })
      .toBuffer()
  const made = [await resize(2048), await resize(480)]
  if (made.some(({ byteLength }) => byteLength === 0)) throw new Error('A picture became nothing.')
}

async function time(way: Way, picture: Uint8Array<ArrayBuffer>): Promise<number> {
  const from = performance.now()
  await way(picture)
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
