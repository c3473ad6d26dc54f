import { describe, expect, test } from 'vitest'
import type { ReportRequest } from '@voordeur/core'
import { BIRD_KEY, BIRD_NOW, BIRD_SIGNING_KEY, birdReport, birdRules, toBirdRequest } from './bird-stand-in.fixture.ts'
import { birdSmsSender } from './bird-sms-sender.ts'
import { smsSenderContract } from './sms-senders-contract.ts'
import { openNothing, openStandIn } from './stand-in.fixture.ts'

const now = () => BIRD_NOW
const open = (endpoint: string) => birdSmsSender({ apiKey: BIRD_KEY, from: 'Zorg', signingKey: BIRD_SIGNING_KEY, endpoint, now })
const MESSAGE = { id: '0b9f4b52-6c1e-4e0e-9a3f-5d1c7a2e8f10', recipient: '+31612345678', body: 'hallo' }
const at = (seconds: number) => new Date(BIRD_NOW.getTime() + seconds * 1000)

function withHeader(report: ReportRequest, name: string, value?: string): ReportRequest {
  const headers = new Headers(report.headers)
  if (value === undefined) headers.delete(name)
  else headers.set(name, value)
  return { ...report, headers }
}

function forge(good: ReportRequest): ReportRequest[] {
  const signature = good.headers.get('webhook-signature') ?? ''
  return [
    { ...good, body: good.body.replace('sms.delivered', 'sms.failed') },
    withHeader(good, 'webhook-signature'),
    withHeader(good, 'webhook-signature', ''),
    withHeader(good, 'webhook-signature', 'v1,'),
    withHeader(good, 'webhook-signature', signature.replace('v1,', 'v1a,')),
    withHeader(good, 'webhook-signature', signature.slice(0, -5)),
    withHeader(good, 'webhook-id'),
    withHeader(good, 'webhook-id', 'evt_2'),
    withHeader(good, 'webhook-timestamp'),
    withHeader(good, 'webhook-timestamp', String(at(1).getTime() / 1000)),
    withHeader(good, 'webhook-timestamp', 'NaN'),
    toBirdRequest(good.body, { at: at(-301) }),
    toBirdRequest(good.body, { at: at(301) }),
    toBirdRequest(good.body, { key: `whsec_${Buffer.alloc(32, 8).toString('base64')}` }),
    toBirdRequest(good.body, { key: 'whsec_' }),
  ]
}

describe('text messages through Bird', () => {
  smsSenderContract({ test }, async () => {
    const standIn = await openStandIn(birdRules)
    const secrets = [BIRD_KEY, BIRD_SIGNING_KEY]
    return { ...standIn, sender: open(standIn.endpoint), unreachable: open(await openNothing()), secrets, report: birdReport, forge }
  })

  test('a report is read up to five minutes after and before it was signed', async () => {
    const { body } = birdReport('delivered', MESSAGE)
    for (const seconds of [-299, 0, 299]) {
      expect(await open('https://bird.example').readReports?.(toBirdRequest(body, { at: at(seconds) }))).toHaveLength(1)
    }
  })

  test('a report with two signatures is read when one of them is right', async () => {
    const good = birdReport('delivered', MESSAGE)
    const both = withHeader(good, 'webhook-signature', `v1,AAAA ${good.headers.get('webhook-signature')}`)
    expect(await open('https://bird.example').readReports?.(both)).toHaveLength(1)
  })

  test('a report whose metadata are not ours names the message by its reference', async () => {
    const body = birdReport('failed', { ...MESSAGE, reference: 'sms_7' }).body.replace(MESSAGE.id, 'x')
    const reports = await open('https://bird.example').readReports?.(toBirdRequest(body))
    expect(reports).toEqual([{ message: 'sms_7', state: 'failed', code: 'unreachable' }])
  })

  test.each(['sms.failed', 'sms.undelivered', 'sms.rejected', 'sms.expired'])('%s is a failure', async (type) => {
    const body = birdReport('delivered', MESSAGE).body.replace('sms.delivered', type)
    expect(await open('https://bird.example').readReports?.(toBirdRequest(body))).toMatchObject([{ state: 'failed' }])
  })

  test.each(['email.delivered', 'sms.received'])("Bird's own %s says nothing about our messages", async (type) => {
    expect(await open('https://bird.example').readReports?.(toBirdRequest(JSON.stringify({ type, data: {} })))).toEqual([])
  })

  test('without a signing key no report is read', () => {
    expect(birdSmsSender({ apiKey: BIRD_KEY, from: 'Zorg' }).readReports).toBeUndefined()
  })

  test('a sender that the workspace does not hold is trouble of our own', async () => {
    const standIn = await openStandIn(birdRules)
    standIn.answerWith(422, { error: { type: 'validation_error', name: 'SMSSenderNotConfigured' } })
    await expect(open(standIn.endpoint).send(MESSAGE, new AbortController().signal)).rejects.toThrow('UNREACHABLE 422')
    await standIn.close()
  })

  test('the key must name the region when no server is given', () => {
    expect(() => birdSmsSender({ apiKey: 'live_0123456789', from: 'Zorg' })).toThrow('birdSmsSender.apiKey names no region')
  })
})
