import { describe, expect, test } from 'vitest'
import { resourcesOfEveryKind } from './contract-kinds.fixture.ts'
import { completeOf, reasonsOf, stepOf } from './example-client.fixture.ts'

// A Questionnaire is about nobody.
const OTHERS = resourcesOfEveryKind({ client: 'c2', prose: 'Geheim van een ander' }).filter(
  ({ resourceType }) => resourceType !== 'Questionnaire',
)

describe('what belongs to another client', () => {
  test.each(OTHERS.map((resource) => [`${String(resource['resourceType'])} ${String(resource['id'])}`, resource] as const))(
    'never gets into this one: %s',
    (_, resource) => {
      const step = stepOf([resource])
      expect(JSON.stringify(step)).not.toContain('Geheim')
      expect(step.records.map(({ type }) => type.name)).toEqual(['personal'])
      expect(reasonsOf(step)).toEqual([`not shown: this ${String(resource['resourceType'])} belongs to another client`])
      expect(completeOf(step)).toContain('personal')
    },
  )
})
