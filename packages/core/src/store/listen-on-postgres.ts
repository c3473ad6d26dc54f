import pg from 'pg'

const FIRST_WAIT_MILLISECONDS = 250
const LONGEST_WAIT_MILLISECONDS = 30_000
const PROBE_MILLISECONDS = 30_000

interface Listening {
  readonly connection: pg.ClientConfig
  readonly channel: string
  readonly hear: (hint: string | undefined) => void
  client: pg.Client | undefined
  timer: NodeJS.Timeout | undefined
  lost: number
  over: boolean
}

/**
 * Listens on a connection of its own, and comes back by itself when it is lost: after a quarter of a second, then longer each time, at most half a
 * minute. The promise is kept when the first try was made. Gives what ends it.
 */
export async function listenOnPostgres(
  connection: pg.ClientConfig,
  channel: string,
  hear: (hint: string | undefined) => void,
): Promise<() => Promise<void>> {
  const listening: Listening = { connection, channel, hear, client: undefined, timer: undefined, lost: 0, over: false }
  await begin(listening)
  return async () => {
    listening.over = true
    clearTimeout(listening.timer)
    await listening.client?.end().catch(() => {})
  }
}

async function begin(listening: Listening): Promise<void> {
  const { connection, channel, hear } = listening
  // A connection that is gone without a word, behind a proxy or a sleeping network, is found by a statement that nobody answers.
  const client = new pg.Client({ ...connection, query_timeout: 10_000 })
  listening.client = client
  client.on('error', () => {})
  client.on('notification', ({ payload }) => hear(payload ?? ''))
  client.once('end', () => comeBack(listening, client))
  try {
    await client.connect()
    await client.query(`listen "${channel}"`)
    if (listening.lost > 0) hear(undefined)
    listening.lost = 0
    probeLater(listening, client)
  } catch {
    await client.end().catch(() => {})
    comeBack(listening, client)
  }
}

function probeLater(listening: Listening, client: pg.Client): void {
  listening.timer = setTimeout(() => {
    client.query('select 1').then(
      () => {
        if (listening.client === client && !listening.over) probeLater(listening, client)
      },
      () => {
        void client.end().catch(() => {})
        comeBack(listening, client)
      },
    )
  }, PROBE_MILLISECONDS).unref()
}

/** Once for each connection that ended, whoever noticed it first. */
function comeBack(listening: Listening, ended: pg.Client): void {
  if (listening.over || listening.client !== ended) return
  listening.client = undefined
  clearTimeout(listening.timer)
  const wait = Math.min(FIRST_WAIT_MILLISECONDS * 2 ** listening.lost, LONGEST_WAIT_MILLISECONDS)
  listening.lost += 1
  listening.timer = setTimeout(() => void begin(listening), wait).unref()
}
