import { createHmac } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import type { ReportRequest } from '@voordeur/core'
import { smsSenderContract } from './sms-senders-contract.ts'
import { openNothing, openStandIn } from './stand-in.fixture.ts'
import { toTwilioRequest, TWILIO_ACCOUNT, TWILIO_TOKEN, twilioReport, twilioRules } from './twilio-stand-in.fixture.ts'
import { isTwilioSignature } from './twilio-signature.ts'
import { twilioSmsSender } from './twilio-sms-sender.ts'

const open = (endpoint: string) => twilioSmsSender({ accountSid: TWILIO_ACCOUNT, authToken: TWILIO_TOKEN, from: '+31970000000', endpoint })
const SID = 'SM87105da94bff44b999e4e6eb90d8eb6a'
const MESSAGE = {
  id: '0b9f4b52-6c1e-4e0e-9a3f-5d1c7a2e8f10',
  recipient: '+31612345678',
  body: 'hallo',
  reportUrl: 'https://portaal.example/sms?a=1',
}
const never = () => new AbortController().signal

function signedWith(good: ReportRequest, signature: string): ReportRequest {
  return { ...good, headers: new Headers({ 'X-Twilio-Signature': signature }) }
}

function forge(good: ReportRequest): ReportRequest[] {
  const signature = good.headers.get('x-twilio-signature') ?? ''
  const form = Object.fromEntries(new URLSearchParams(good.body))
  return [
    { ...good, headers: new Headers() },
    signedWith(good, ''),
    signedWith(good, signature.slice(0, -1)),
    signedWith(good, createHmac('sha1', '').update(good.url).digest('base64')),
    { ...good, url: good.url.replace('a=1', 'a=2') },
    { ...good, url: good.url.replace('https', 'http') },
    { ...good, body: good.body.replace('MessageStatus=delivered', 'MessageStatus=failed') },
    { ...good, body: `${good.body}&Extra=1` },
    toTwilioRequest(form, 'another-token'),
    toTwilioRequest({ ...form, AccountSid: `AC${'f'.repeat(32)}` }),
    toTwilioRequest({ ...form, MessageSid: 'x' }),
  ]
}

describe('text messages through Twilio', () => {
  smsSenderContract({ test }, async () => {
    const standIn = await openStandIn(twilioRules())
    const secrets = [TWILIO_TOKEN, Buffer.from(`${TWILIO_ACCOUNT}:${TWILIO_TOKEN}`).toString('base64')]
    return { ...standIn, sender: open(standIn.endpoint), unreachable: open(await openNothing()), secrets, report: twilioReport, forge }
  })

  test("a signature is Twilio's own worked example", () => {
    // https://www.twilio.com/docs/usage/security, "Validating requests".
    const form = { CallSid: 'CA1234567890ABCDE', Caller: '+14158675310', Digits: '1234', From: '+14158675310', To: '+18005551212' }
    const request = { ...toTwilioRequest(form), url: 'https://mycompany.com/myapp.php?foo=1&bar=2' }
    const signed = signedWith(request, 'GvWf1cFY/Q7PnoempGyD5oXAezc=')
    expect(isTwilioSignature(signed, '12345')).toBe(true)
    expect(isTwilioSignature(signed, '12346')).toBe(false)
  })

  test('the report address goes along only when its reports can be checked', async () => {
    const seen: Readonly<Record<string, string>>[] = []
    const [apiKey, apiSecret] = [`SK${'1'.repeat(32)}`, 'a-secret-of-the-key']
    const byKey = `Basic ${Buffer.from(`${apiKey}:${apiSecret}`).toString('base64')}`
    const standIn = await openStandIn(twilioRules((form) => seen.push(form), byKey))
    const base = { accountSid: TWILIO_ACCOUNT, apiKey, apiSecret, messagingServiceSid: `MG${'2'.repeat(32)}`, endpoint: standIn.endpoint }
    const unsigned = twilioSmsSender(base)
    await unsigned.send(MESSAGE, never())
    expect(unsigned.readReports).toBeUndefined()
    await twilioSmsSender({ ...base, authToken: TWILIO_TOKEN }).send(MESSAGE, never())
    expect(standIn.received()).toHaveLength(2)
    expect(seen.map((form) => form['StatusCallback'])).toEqual([undefined, MESSAGE.reportUrl])
    await standIn.close()
  })

  test('a sender that the account does not have is trouble of our own', async () => {
    const standIn = await openStandIn(twilioRules())
    standIn.answerWith(400, { code: 21606, message: '', more_info: '', status: 400 })
    await expect(open(standIn.endpoint).send(MESSAGE, never())).rejects.toThrow('UNREACHABLE 400')
    await standIn.close()
  })

  test.each([
    ['accepted', 'underway'],
    ['scheduled', 'underway'],
    ['queued', 'underway'],
    ['sending', 'underway'],
    ['sent', 'underway'],
    ['delivered', 'delivered'],
    ['read', 'delivered'],
    ['undelivered', 'failed'],
    ['failed', 'failed'],
    ['canceled', 'failed'],
  ])('the status %s is %s', async (status, state) => {
    const report = toTwilioRequest({ MessageSid: SID, MessageStatus: status, AccountSid: TWILIO_ACCOUNT })
    expect(await open('https://twilio.example').readReports?.(report)).toEqual([{ message: SID, state, code: status }])
  })

  test.each([
    [{ accountSid: TWILIO_ACCOUNT, from: 'Zorg' }, 'needs authToken'],
    [
      { accountSid: TWILIO_ACCOUNT, from: 'Zorg', authToken: TWILIO_TOKEN, apiKey: `SK${'1'.repeat(32)}` },
      'needs apiKey and apiSecret together',
    ],
    [{ accountSid: TWILIO_ACCOUNT, authToken: TWILIO_TOKEN }, 'needs either from or messagingServiceSid'],
    [{ accountSid: 'AC1', authToken: TWILIO_TOKEN, from: 'Zorg' }, 'accountSid must be AC'],
  ])('the options %j are refused', (options, reason) => {
    expect(() => twilioSmsSender(options)).toThrow(reason)
  })
})
