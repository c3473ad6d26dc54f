import { pluginContract, type PluginUnderTest } from '@voordeur/core/testing'
import { describe, expect, test } from 'vitest'
import { beheer } from './beheer.ts'

const forms: PluginUnderTest['forms'] = {
  'correction.ask': (word) => ({ key: crypto.randomUUID(), kind: 'correct', about: `Verslag over ${word}`, text: `Er staat ${word}` }),
  'clients.grant': (_word, _shown, { clientId }) => ({
    client: clientId,
    name: 'Mia Mentor',
    email: 'mia@voorbeeld.nl',
    basis: 'self',
    set: 'alles',
    evidence: 'Beschikking gezien',
    phone: '',
  }),
  'clients.admin': (_word, _shown, { clientId, accessId }) => ({ client: clientId, access: accessId }),
  'clients.block': (_word, _shown, { clientId, accessId }) => ({ client: clientId, access: accessId }),
  'clients.revoke': (_word, _shown, { clientId, accessId }) => ({ client: clientId, access: accessId }),
  'clients.sync': (_word, _shown, { clientId }) => ({ client: clientId }),
  'accounts.block': (_word, _shown, { accountId }) => ({ account: accountId }),
  'syncs.sync': (_word, shown) => ({ source: (shown as { sources: { id: string }[] }).sources[0]?.id ?? '' }),
  'staff.put': () => ({ name: 'Nieuwe Collega', email: 'collega@zorg.example', phone: '', 'set.alles': 'on' }),
}

const deskPages: PluginUnderTest['deskPages'] = ({ clientId, accountId, accessId }) => [
  'beheer/clients?words=een',
  'beheer/clients?step=record',
  ...['', '&step=grant', '&step=sync'].map((step) => `beheer/clients?client=${clientId}${step}`),
  ...['revoke', 'block', 'unblock', 'consent', 'admin'].map((step) => `beheer/clients?client=${clientId}&access=${accessId}&step=${step}`),
  'beheer/accounts?email=niemand@voorbeeld.nl',
  ...['', '&step=block', '&step=unblock', '&step=unlock', '&step=end', '&step=welcome', '&step=recover'].map(
    (step) => `beheer/accounts?account=${accountId}${step}`,
  ),
  `beheer/audit?client=${clientId}`,
  `beheer/audit?account=${accountId}&from=2026-11-01&until=2026-10-01`,
  'beheer/staff?step=add',
]

// It boots a portal for every rule: on the embedded database in `npm test`, and on PostgreSQL with the slow ones.
const databaseUrl = process.env['VOORDEUR_TEST'] === 'slow' ? process.env['TEST_DATABASE_URL'] : undefined
const database = databaseUrl === undefined ? {} : { databaseUrl }

describe(`the contract of the desk, on ${databaseUrl === undefined ? 'the embedded database' : 'PostgreSQL'}`, () => {
  test.each(pluginContract({ plugin: beheer(), forms, deskPages, ...database }))('$name', async ({ check }) => {
    await expect(check()).resolves.toBeUndefined()
  })
})
