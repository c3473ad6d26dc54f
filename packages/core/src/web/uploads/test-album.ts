import { Report } from '../../care/report.ts'
import { createMemorySource } from '../../testing/memory-source.ts'
import { createTestPortal, type TestPortal } from '../../testing/create-test-portal.ts'
import { toTestCookie } from '../../testing/test-authenticator.ts'
import { album } from './album.fixture.tsx'

type Person = Awaited<ReturnType<TestPortal['viewer']>>

/** A portal with an album, and people around two clients. */
export interface AlbumPortal {
  readonly portal: TestPortal
  /** May hang something up in the album of the first client. */
  readonly anna: Person
  /** May only look at it. */
  readonly reader: Person
  /** May hang something up in the album of the second client. */
  readonly bert: Person
  /** The address of the album of somebody's client. */
  readonly board: (of: Person) => string
  readonly items: (of: Person) => Promise<readonly { readonly id: string; readonly caption: string; readonly name: string }[]>
}

/** A portal with an album. Close its `portal`. */
export async function openAlbum(): Promise<AlbumPortal> {
  const memory = createMemorySource([Report])
  const report = { type: Report, id: 'r', place: { file: 'x' }, data: { reportedAt: '2026-11-20T08:00:00+01:00', text: 'x' } }
  const clients = ['1', '2'].map((id) => ({
    client: { sourceId: id, number: id, name: `Cliënt ${id}` },
    records: id === '1' ? [] : [report],
    complete: [Report],
  }))
  memory.steps = [...clients, { completeSnapshot: true }]
  const portal = await createTestPortal({ plugins: [album()], sources: [memory.source] })
  await portal.sync()
  const hang = { rights: ['album.board:read', 'album.board:hang', 'album.attic:read'] }
  const board = ({ clientId }: Person) => `/client/${clientId}/album/board`
  return {
    portal,
    anna: await portal.viewer({ clientNumber: '1', ...hang, portalAdmin: true }),
    reader: await portal.viewer({ clientNumber: '1', rights: ['album.board:read'], basis: 'family' }),
    bert: await portal.viewer({ clientNumber: '2', ...hang }),
    board,
    items: async (of) => ((await of.json(board(of))).json() as { data: Awaited<ReturnType<AlbumPortal['items']>> }).data,
  }
}

/** A form on the wire, sent piece by piece as somebody asks for it. */
export interface SlowForm {
  readonly request: Request
  /** How many bytes were taken from the wire. */
  readonly taken: () => number
}

/** Sends a body by hand: `wait` is waited for before its last byte. */
export function sendSlowly(
  { portal }: Pick<AlbumPortal, 'portal'>,
  to: { readonly path: string; readonly accountId?: string | undefined; readonly headers?: Readonly<Record<string, string>> },
  body: { readonly type: string; readonly bytes: Uint8Array; readonly wait?: () => Promise<unknown> },
): SlowForm {
  const { origin } = portal.composition
  let taken = 0
  const half = Math.ceil(body.bytes.byteLength / 2)
  const stream = new ReadableStream<Uint8Array>(
    {
      pull: async (controller) => {
        if (taken >= half) await body.wait?.()
        const piece = body.bytes.subarray(taken, taken === 0 ? half : undefined)
        taken += piece.byteLength
        controller.enqueue(piece)
        if (taken === body.bytes.byteLength) controller.close()
      },
    },
    { highWaterMark: 0 },
  )
  const cookie: Readonly<Record<string, string>> = to.accountId === undefined ? {} : { cookie: toTestCookie(to.accountId) }
  const headers = { origin, 'sec-fetch-site': 'same-origin', 'content-type': body.type, ...cookie, ...to.headers }
  const request = new Request(`${origin}${to.path}`, { method: 'POST', body: stream, headers, duplex: 'half' } as RequestInit)
  return { request, taken: () => taken }
}

/** A form as it is on the wire. */
export async function toWire(form: FormData): Promise<{ readonly type: string; readonly bytes: Uint8Array }> {
  const response = new Response(form)
  return { type: response.headers.get('content-type') ?? '', bytes: await response.bytes() }
}
