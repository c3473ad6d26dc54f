import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { contractResourcesOf } from '../contract-client.fixture.ts'
import { bundleOf } from '../example-client.fixture.ts'
import { decodeText } from './decode-text.ts'
import { FhirUnreadable } from './fhir-unreadable.ts'
import { readBundle } from './read-bundle.ts'

const JSON_BUNDLE = bundleOf(...contractResourcesOf('anna').slice(0, 9))
const goal = (id: string): string =>
  `<entry>\n<fullUrl value="urn:uuid:${id}"/>\n<resource><Goal><id value="${id}"/><!-- weer --><description><text value="L&#246;pen &amp; 'zo'"/></description>` +
  `<text><div xmlns="http://www.w3.org/1999/xhtml"><![CDATA[a < b]]><p>Ja</p></div></text></Goal></resource></entry>`
const XML_BUNDLE = `<?xml version="1.0" encoding="UTF-8"?>\n<Bundle xmlns="http://hl7.org/fhir">${goal('g1')}\n${goal('g2')}</Bundle>`

/** How many resources are read; undefined when the file is refused. Any other exception is the test's failure. */
function readCount(bytes: Uint8Array): number | undefined {
  try {
    return readBundle(decodeText(bytes, 'a'), { file: 'a' }).resources.length
  } catch (error) {
    if (error instanceof FhirUnreadable) return undefined
    throw error
  }
}

describe.each([
  ['JSON', JSON_BUNDLE, 9],
  ['XML', XML_BUNDLE, 2],
])('a file in %s', (_, text, count) => {
  const whole = Buffer.from(text)

  test('is read when it is whole', () => {
    expect(readCount(whole)).toBe(count)
  })

  test('is refused when it is cut off, wherever that is', () => {
    const accepted = Array.from({ length: whole.length }, (__, length) => length).filter(
      (length) => readCount(whole.subarray(0, length)) !== undefined,
    )
    expect(accepted).toEqual([])
  })

  test('with a byte that differs, a piece that is gone or a piece that is there twice is read or refused, and nothing else', () => {
    const place = fc.nat({ max: whole.length - 1 })
    fc.assert(
      fc.property(place, place, fc.nat({ max: 255 }), (from, to, byte) => {
        const flipped = Buffer.from(whole)
        flipped[from] = byte
        const [start, end] = from < to ? [from, to] : [to, from]
        for (const damaged of [
          flipped,
          Buffer.concat([whole.subarray(0, start), whole.subarray(end)]),
          Buffer.concat([whole.subarray(0, end), whole.subarray(start)]),
        ]) {
          expect(() => readCount(damaged)).not.toThrow()
        }
      }),
      { numRuns: 300 },
    )
  })
})

test('bytes of any kind are read or refused, and nothing else', () => {
  const opening = fc.constantFrom(
    '',
    '<',
    '{',
    '[',
    '<?xml ',
    '<!--',
    '<![CDATA[',
    '<Bundle xmlns="http://hl7.org/fhir"><entry><resource>',
    '{"resourceType":"Bundle","entry":[',
  )
  fc.assert(
    fc.property(
      opening,
      fc.oneof(
        fc.uint8Array({ maxLength: 200 }),
        fc.string({ unit: 'binary' }).map((text) => Buffer.from(text)),
      ),
      (start, rest) => {
        expect(() => readCount(Buffer.concat([Buffer.from(start), rest]))).not.toThrow()
      },
    ),
    { numRuns: 2_000 },
  )
})
