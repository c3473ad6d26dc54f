import { Appointment } from '@voordeur/core/care'
import { pluginContract, type PluginUnderTest } from '@voordeur/core/testing'
import { describe, expect, test } from 'vitest'
import { agenda } from './agenda.ts'

interface Shown {
  readonly entries: readonly {
    readonly id: string
    readonly day: string
    readonly own?: { readonly repeats: string; readonly may: { readonly change: boolean } }
  }[]
}

const NOBODY = '00000000-0000-4000-8000-000000000000'
// What `load` of the agenda gives; a page that was refused gave nothing.
const ownOf = (shown: unknown) => ((shown as Shown | undefined)?.entries ?? []).filter(({ own }) => own?.may.change)
const idOf = (shown: unknown) => ownOf(shown)[0]?.id ?? NOBODY

const fields = (title: string) => ({
  title,
  day: '2026-11-25',
  begins: '10:00',
  ends: '11:00',
  place: `Zaal ${title}`,
  note: `Neem mee: ${title}`,
  repeats: 'weekly',
  lastDay: '',
})

const forms: PluginUnderTest['forms'] = {
  'calendar.add': (word) => ({ key: crypto.randomUUID(), ...fields(`Koffie ${word}`) }),
  'calendar.change': (word, shown) => ({ id: idOf(shown), ...fields(`Thee ${word}`) }),
  'calendar.skip': (_, shown) => ({ id: idOf(shown), day: ownOf(shown).at(-1)?.day ?? '2026-11-25' }),
  'calendar.remove': (_, shown) => ({ id: idOf(shown) }),
}

const records: PluginUnderTest['records'] = (word) => [
  {
    type: Appointment,
    data: {
      title: `Fysiotherapie ${word}`,
      status: 'booked',
      start: '2026-11-24T10:00:00+01:00',
      end: '2026-11-24T10:30:00+01:00',
      location: `Oefenzaal ${word}`,
      notes: [`Neem ${word} mee`],
      participants: [{ staff: { name: 'A. Bakker', role: 'fysiotherapeut' } }],
    },
  },
]

// It boots a portal for every rule: on the embedded database in `npm test`, and on PostgreSQL with the slow ones.
const databaseUrl = process.env['VOORDEUR_TEST'] === 'slow' ? process.env['TEST_DATABASE_URL'] : undefined
const database = databaseUrl === undefined ? {} : { databaseUrl }

describe(`the contract, on ${databaseUrl === undefined ? 'the embedded database' : 'PostgreSQL'}`, () => {
  test.each(pluginContract({ plugin: agenda(), forms, records, ...database }))('$name', async ({ check }) => {
    await expect(check()).resolves.toBeUndefined()
  })
})
