import { describe, expect, test } from 'vitest'
import { PATIENT, reasonsOf, stepOf, type Json } from './example-client.fixture.ts'

const patient = { reference: 'Patient/c1' }
const hoven = { resourceType: 'Organization', id: 'o1', name: 'De Hoven' }
const linde = { resourceType: 'Organization', id: 'o2', name: 'De Linde' }
const room = { resourceType: 'Location', id: 'l1', name: 'Het Anker' }

function episode(id: string, more: Json): Json {
  return { resourceType: 'EpisodeOfCare', id, status: 'active', patient, managingOrganization: { reference: 'Organization/o1' }, ...more }
}

describe('the location of a client', () => {
  test('is the organisation of the episode that began last and goes on', () => {
    const first = episode('e1', { period: { start: '2024-01-01' } })
    const second = episode('e2', { period: { start: '2025-01-01' }, managingOrganization: { reference: 'Organization/o2' } })
    expect(stepOf([hoven, linde, first, second]).client.location).toBe('De Linde')
    expect(stepOf([hoven, linde, first, { ...second, status: 'finished' }]).client.location).toBe('De Hoven')
    expect(stepOf([hoven, linde, first, { ...second, status: 'entered-in-error' }]).client.location).toBe('De Hoven')
  })

  test('is that of nobody else: an episode of another client that strayed in counts for nothing', () => {
    const strayed = episode('e1', { patient: { reference: 'Patient/c2' } })
    expect(stepOf([hoven, strayed]).client.location).toBeUndefined()
  })

  test('is the place of a stay that goes on where no episode says it, else the organisation of the Patient', () => {
    const stay = {
      resourceType: 'Encounter',
      id: 's1',
      status: 'in-progress',
      subject: patient,
      period: { start: '2025-01-01' },
      location: [{ location: { reference: 'Location/l1' } }],
    }
    const known = { patient: { ...PATIENT, managingOrganization: { reference: 'Organization/o2' } } }
    expect(stepOf([linde, room, stay], known).client.location).toBe('Het Anker')
    expect(stepOf([linde, room, { ...stay, status: 'finished' }], known).client.location).toBe('De Linde')
    expect(reasonsOf(stepOf([linde], known))).toEqual([])
    expect(stepOf([]).client.location).toBeUndefined()
  })
})
