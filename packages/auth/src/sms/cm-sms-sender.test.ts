import { describe, expect, test } from 'vitest'
import { CM_TOKEN, cmReport, cmRules, toCmAnswer } from './cm-stand-in.fixture.ts'
import { cmSmsSender } from './cm-sms-sender.ts'
import { smsSenderContract } from './sms-senders-contract.ts'
import { openNothing, openStandIn } from './stand-in.fixture.ts'

const open = (endpoint: string) => cmSmsSender({ productToken: CM_TOKEN, from: 'Zorg', endpoint })
const MESSAGE = { id: '0b9f4b52-6c1e-4e0e-9a3f-5d1c7a2e8f10', recipient: '+31612345678', body: 'hallo' }
const never = () => new AbortController().signal

describe('text messages through CM.com', () => {
  smsSenderContract({ test }, async () => {
    const standIn = await openStandIn(cmRules)
    return { ...standIn, sender: open(standIn.endpoint), unreachable: open(await openNothing()), secrets: [CM_TOKEN], report: cmReport }
  })

  test.each([
    [400, { details: 'No account found for the given authentication', errorCode: 101, messages: [] }, 'UNREACHABLE 400'],
    [400, { details: 'Insufficient balance', errorCode: 102, messages: [] }, 'UNREACHABLE 400'],
    [400, { details: 'Malformed', errorCode: 202, messages: [] }, 'REFUSED 400'],
    [400, toCmAnswer({ recipient: '+31612345678', id: 'a', status: 'Rejected', code: 301 }), 'UNREACHABLE 400'],
    [200, toCmAnswer({ recipient: '+31612345678', id: 'a', status: 'Rejected', code: 304 }), 'REFUSED 304'],
    [200, toCmAnswer({ recipient: '+31612345678', id: 'a', status: 'Rejected', code: 500 }), 'UNREACHABLE 500'],
    [500, { details: '', errorCode: 303, messages: [] }, 'UNCERTAIN 500'],
  ])('the status %i with %j is %s', async (status, body, message) => {
    const standIn = await openStandIn(cmRules)
    standIn.answerWith(status, body)
    await expect(open(standIn.endpoint).send(MESSAGE, never())).rejects.toThrow(message)
    await standIn.close()
  })

  test('a report of another message than ours is not read', async () => {
    const report = cmReport('delivered', { id: 'Example_Reference' })
    expect(await open('https://cm.example').readReports?.(report)).toBeUndefined()
  })

  test('a report carries the code of the error', async () => {
    const reports = await open('https://cm.example').readReports?.(cmReport('failed', MESSAGE))
    expect(reports).toEqual([{ message: MESSAGE.id, state: 'failed', code: '5' }])
  })

  test.each([['\u001b[2J'], ['a\r\nb'], ['x'.repeat(41)], ['']])(
    'a code that is not safe to show is left out or replaced: %j',
    async (errorCode) => {
      const report = cmReport('failed', MESSAGE)
      const body = report.body.replace('"errorCode":"5"', `"errorCode":${JSON.stringify(errorCode)}`)
      const [read] = (await open('https://cm.example').readReports?.({ ...report, body })) ?? []
      expect(read).toMatchObject({ message: MESSAGE.id, state: 'failed' })
      expect([undefined, '3']).toContain(read?.code)
    },
  )
})
