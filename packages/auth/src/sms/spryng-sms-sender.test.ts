import { describe, expect, test } from 'vitest'
import { smsSenderContract } from './sms-senders-contract.ts'
import { SPRYNG_KEY, spryngReport, spryngRules } from './spryng-stand-in.fixture.ts'
import { spryngSmsSender } from './spryng-sms-sender.ts'
import { openNothing, openStandIn } from './stand-in.fixture.ts'

const open = (endpoint: string) => spryngSmsSender({ apiKey: SPRYNG_KEY, from: 'Zorg', endpoint })

describe('text messages through Spryng', () => {
  smsSenderContract({ test }, async () => {
    const standIn = await openStandIn(spryngRules)
    return {
      ...standIn,
      sender: open(standIn.endpoint),
      unreachable: open(await openNothing()),
      secrets: [SPRYNG_KEY],
      report: spryngReport,
    }
  })

  test.each(['REFERENCE=x&STATUS=Delivered', 'STATUS=Delivered', 'REFERENCE=0b9f4b52-6c1e-4e0e-9a3f-5d1c7a2e8f10'])(
    'a report %s is not read',
    async (asked) => {
      const report = { ...spryngReport('delivered', { id: '' }), url: `https://portaal.example/sms?${asked}` }
      expect(await open('https://spryng.example').readReports?.(report)).toBeUndefined()
    },
  )

  test('a report that says a thing twice is not read', async () => {
    const report = spryngReport('delivered', { id: '0b9f4b52-6c1e-4e0e-9a3f-5d1c7a2e8f10' })
    expect(await open('https://spryng.example').readReports?.({ ...report, url: `${report.url}&STATUS=Delivered` })).toBeUndefined()
  })
})
