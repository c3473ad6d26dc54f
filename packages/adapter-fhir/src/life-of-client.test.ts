import { describe, expect, test } from 'vitest'
import { PATIENT, stepOf } from './example-client.fixture.ts'

describe('the days of a life', () => {
  const clientOf = (life: object) => stepOf([], { patient: { ...PATIENT, ...life } }).client

  test('are the birth, and the death on its day in Amsterdam', () => {
    const client = clientOf({ birthDate: '2012-02-29', deceasedDateTime: '2026-05-03T23:30:00Z' })
    expect(client).toMatchObject({ bornOn: '2012-02-29', deceasedOn: '2026-05-04', deceased: true })
  })

  test('leave the day of death open when only the death is known', () => {
    const client = clientOf({ deceasedBoolean: true })
    expect(client.deceased).toBe(true)
    expect(client.deceasedOn).toBeUndefined()
    expect(clientOf({ deceasedBoolean: false }).deceased).toBeUndefined()
  })

  test('are never guessed from a year alone', () => {
    expect(clientOf({ birthDate: '2012' }).bornOn).toBeUndefined()
  })
})
