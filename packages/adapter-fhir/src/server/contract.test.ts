import { sourceContract } from '@voordeur/core/testing'
import { describe, expect, test } from 'vitest'
import { CONTRACT_SECRETS, contractResourcesOf } from '../contract-client.fixture.ts'
import type { Json } from '../example-client.fixture.ts'
import { fhir } from '../fhir.ts'
import { send, startServer, type StandIn } from './fhir-server.fixture.ts'

const ANNA = contractResourcesOf('anna')
const BERT = contractResourcesOf('bert')

const open = async (resources: readonly Json[], answer?: StandIn['answer']) => {
  const { url } = await startServer({ resources, ...(answer && { answer }) })
  return fhir({ server: { url, tries: 1 } })
}

const examples = {
  whole: () => open([...ANNA, ...BERT]),
  withoutRecord: () => open([...ANNA.filter(({ id }) => id !== 'anna-o2'), ...BERT]),
  withoutClient: () => open(ANNA),
  secrets: CONTRACT_SECRETS,
}

describe.each<[string, Required<StandIn>['answer']]>([
  [
    'measurements of one client that fail',
    ({ url, response }) => url.pathname === '/fhir/Observation' && url.search.includes('bert') && send(response, '', 500),
  ],
  ['a client who fails', ({ url, response }) => url.search.includes('bert') && send(response, '{"resourceType":"Bundle","entry":[{"resou')],
])('the contract of a source, of a FHIR server with %s', (_, answer) => {
  test.each(sourceContract({ ...examples, withBroken: () => open([...ANNA, ...BERT], answer) }))('$name', async ({ check }) => {
    await expect(check()).resolves.toBeUndefined()
  })
})
