import { describe, expect, test } from 'vitest'
import { AuthError } from '../auth-error.ts'
import { cmSmsSender } from './cm-sms-sender.ts'

const OPTIONS = { productToken: 'a-product-token-of-cm', from: 'Zorg' }

describe('the options of a sender', () => {
  test.each(['https://gw.cmtelecom.com', 'https://gw.cmtelecom.com:8443/', 'http://127.0.0.1:3000', 'http://localhost:3000'])(
    'the server %s is taken',
    (endpoint) => {
      expect(cmSmsSender({ ...OPTIONS, endpoint }).id).toBe('cm')
    },
  )

  test.each([
    'http://gw.cmtelecom.com',
    'http://localhost.example.com',
    'http://127.0.0.1.example.com',
    'http://127.0.0.2',
    'http://0.0.0.0',
    'ftp://gw.cmtelecom.com',
    'file:///etc/passwd',
    'gw.cmtelecom.com',
    'https://user:geheim@gw.cmtelecom.com',
    'https://gw.cmtelecom.com/v1.0/message',
    'https://gw.cmtelecom.com?a=1',
    'https://gw.cmtelecom.com#a',
    '',
  ])('the server %j is refused, without being repeated', (endpoint) => {
    expect(() => cmSmsSender({ ...OPTIONS, endpoint })).toThrow(
      new AuthError('OPTIONS_INVALID', 'cmSmsSender.endpoint must be https://host without a path (http only to 127.0.0.1 or localhost)'),
    )
  })

  test.each(['short', 'a token with spaces', 'a-product-token\r\nX-Evil: 1', 'é'.repeat(10)])(
    'the credential %j is refused, without being repeated',
    (productToken) => {
      const make = () => cmSmsSender({ ...OPTIONS, productToken })
      expect(make).toThrow('cmSmsSender.productToken must be')
      expect(make).not.toThrow(productToken)
    },
  )

  test.each(['', 'Thuiszorg Zuid', '12', 'Zorg\n', ' Zorg', '1234 5678'])('the sender name %j is refused', (from) => {
    expect(() => cmSmsSender({ ...OPTIONS, from })).toThrow('cmSmsSender.from must be')
  })

  test.each(['Zorg', 'Zorg Zuid', '1Zorg', '+31970000000', '0031970000000', '24680'])('the sender name %j is taken', (from) => {
    expect(cmSmsSender({ ...OPTIONS, from }).id).toBe('cm')
  })

  test('an option that does not exist is refused', () => {
    const typo: Parameters<typeof cmSmsSender>[0] = Object.assign({ ...OPTIONS }, { endPoint: 'https://x.example' })
    expect(() => cmSmsSender(typo)).toThrow('cmSmsSender has no option of this name: endPoint')
  })
})
