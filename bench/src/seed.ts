import type { Portal } from '@voordeur/core/portal'

/** How much there is to read. */
export const CLIENTS = 2_000
export const RECORDS_PER_CLIENT = 500

const NUMBER = `(number + 1)`

interface Kind {
  readonly type: string
  readonly count: number
  /** SQL of the data (`number` is the client, `n` the record) and of its moment. */
  readonly data: string
  readonly at: string
}

const daysAgo = (days: string) => `date_trunc('minute', now() - interval '1 day' * (${days}) - interval '1 hour')`

const KINDS: readonly Kind[] = [
  {
    type: 'report',
    count: 420,
    at: daysAgo('n'),
    data: `jsonb_build_object('reportedAt', to_char(at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"'), 'topic', (array['ADL', 'Voeding', 'Nachtrust', 'Stemming'])[1 + n % 4],
      'text', 'Rapportage ' || n || ' over cliënt ' || ${NUMBER} || '. De ochtend verliep rustig, mevrouw heeft goed ontbeten en is daarna met de fysiotherapeut een rondje gaan lopen. In de middag kwam de familie op bezoek. ' ||
        case when n % 60 = 30 then 'De podotherapeut keek naar de voeten. ' else '' end || md5(number || '/' || n),
      'author', jsonb_build_object('name', 'Anja de Vries', 'role', 'verzorgende'), 'authorKind', 'staff', 'important', n % 50 = 0)`,
  },
  {
    type: 'measurement',
    count: 60,
    at: daysAgo('7 * n + 3'),
    data: `jsonb_build_object('code', jsonb_build_object('system', 'http://loinc.org', 'code', '29463-7'), 'label', 'Gewicht', 'quantity', jsonb_build_object('value', 60 + n % 20, 'unit', 'kg'), 'components', '[]'::jsonb, 'notes', '[]'::jsonb, 'plausible', true)`,
  },
  {
    type: 'goal',
    count: 8,
    at: daysAgo('30 * n + 20'),
    data: `jsonb_build_object('sourceId', 'g' || n, 'description', 'Zelf een rondje lopen', 'targets', '[]'::jsonb, 'problems', '[]'::jsonb, 'notes', '[]'::jsonb)`,
  },
  {
    type: 'carePlan',
    count: 1,
    at: daysAgo('40'),
    data: `jsonb_build_object('title', 'Zorgplan', 'problems', '[]'::jsonb, 'activities', '[]'::jsonb, 'goals', '[]'::jsonb, 'notes', '[]'::jsonb)`,
  },
  {
    type: 'personal',
    count: 1,
    at: daysAgo('400'),
    data: `jsonb_build_object('name', jsonb_build_object('display', 'Mevrouw ' || ${NUMBER}), 'addresses', '[]'::jsonb, 'telecoms', '[]'::jsonb)`,
  },
  {
    type: 'contact',
    count: 6,
    at: daysAgo('400'),
    data: `jsonb_build_object('name', jsonb_build_object('display', 'Dochter ' || n), 'roles', '[]'::jsonb, 'relations', '[]'::jsonb, 'telecoms', '[]'::jsonb, 'addresses', '[]'::jsonb)`,
  },
  { type: 'coverage', count: 3, at: daysAgo('400'), data: `jsonb_build_object('insurer', 'Verzekeraar ' || n)` },
  {
    type: 'careTeam',
    count: 1,
    at: daysAgo('400'),
    data: `jsonb_build_object('members', jsonb_build_array(jsonb_build_object('kind', 'staff', 'staff', jsonb_build_object('name', 'Anja de Vries', 'role', 'verzorgende'))))`,
  },
]

/** The words by which a record is found, as a sync would make them. */
const WORDS = `case when type in ('report', 'measurement') then
  to_tsvector('dutch', regexp_replace(concat_ws(' ', data->>'topic', data->>'label', data->>'text'), '[^[:alnum:]]+', ' ', 'g')) end`

/** Fills the kernel's tables with clients, and with the syncs that brought them. */
export async function seedClients({ store }: Portal, clients = CLIENTS): Promise<void> {
  await store.execute(`
    insert into client (id, source, source_id, number, name, created_at, updated_at)
    select ${clientId('number')}, 'seeded', 'c' || number, ${NUMBER}::text, 'Mevrouw Alblas ' || ${NUMBER}, now(), now() from generate_series(0, ${clients - 1}) as number`)
  await store.execute(`
    insert into sync_run (id, source, started_at, finished_at, outcome, report)
    select gen_random_uuid(), 'seeded', now() - interval '4 hours' * n, now() - interval '4 hours' * n, 'done', '{}' from generate_series(0, 99) as n`)
}

/** Gives every client their records, or this share of them and at least one of each type, in the order in which years would have brought them. */
export async function seedRecords({ store }: Portal, { clients = CLIENTS, share = 1 } = {}): Promise<void> {
  await store.execute(`
    insert into record (id, client_id, source, type, source_id, digest, data, words, at, recorded_at, visible_from, first_seen_at, changed_at)
    select gen_random_uuid(), ${clientId('number')}, 'seeded', type, number || '/' || n, md5(number || type || n), data, ${WORDS}, at, at, at, at, at
    from (${KINDS.map((kind) => toRows(kind, clients, Math.ceil(kind.count * share))).join(' union all ')}) as made order by at`)
  await store.execute('vacuum analyze')
}

function toRows({ type, data, at }: Kind, clients: number, count: number): string {
  return `select '${type}' as type, number, n, at, ${data} as data
    from generate_series(0, ${clients - 1}) as number, generate_series(0, ${count - 1}) as n, lateral (select ${at} as at) as moment`
}

function clientId(number: string): string {
  return `md5('client ' || ${number})::uuid`
}

/** The newest report of a client, which every page must show. */
export async function readNewestReport({ store }: Portal, clientId: string): Promise<string> {
  const { rows } = await store.execute(
    `select data->>'text' as text from record where client_id = $1 and type = 'report' and removed_at is null order by at desc limit 1`,
    [clientId],
  )
  return String(rows[0]?.['text'])
}
