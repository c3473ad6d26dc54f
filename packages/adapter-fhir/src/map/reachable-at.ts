import type { Address, Telecom } from '@voordeur/core/care'
import { findExtension } from '../fields/extension.ts'
import type { ContactPoint, FhirAddress } from '../fields/person.ts'

const DUTCH_MOBILE = /^(\+31|0031|0)[\s-]*(\(0\))?[\s-]*6/
const NETHERLANDS: ReadonlySet<string> = new Set(['NL', 'NLD', '6030'])
const USES = { home: 'home', work: 'work', temp: 'temporary' } as const

/** The ways to reach someone that have a value and are still in use. */
export function toTelecoms(points: readonly ContactPoint[]): readonly Telecom[] {
  return points.flatMap((point) => {
    if (point.value === undefined || point.use === 'old') return []
    return [{ kind: toKind(point), value: point.value, use: pick(USES, point.use) }]
  })
}

// nl-core says "mobile" by the HL7 v3 code MC, in R4 on the system and in STU3 on the telecom itself.
function toKind(point: ContactPoint): Telecom['kind'] {
  if (point.system === 'email' || point.system === 'fax') return point.system
  if (point.system === 'sms') return 'mobile'
  if (point.system !== 'phone') return 'other'
  return isMobile(point) ? 'mobile' : 'phone'
}

function isMobile(point: ContactPoint): boolean {
  const specified = findExtension(point._system, 'ext-CodeSpecification') ?? findExtension(point, 'zib-ContactInformation-TelecomType')
  const isSaid = specified?.valueCodeableConcept?.coding.some(({ code }) => code === 'MC') ?? false
  return isSaid || point.use === 'mobile' || DUTCH_MOBILE.test(point.value ?? '')
}

/** The addresses that are still in use, as they are written on an envelope. */
export function toAddresses(addresses: readonly FhirAddress[]): readonly Address[] {
  return addresses.flatMap((address) => {
    const lines = toLines(address)
    if (address.use === 'old') return []
    const written = lines.length > 0 || address.city !== undefined ? lines : [address.text].filter((text) => text !== undefined)
    if (written.length === 0 && address.city === undefined) return []
    return [
      {
        lines: [...written],
        postalCode: address.postalCode,
        city: address.city,
        country: toCountry(address),
        use: address.type === 'postal' ? ('postal' as const) : pick(USES, address.use),
      },
    ]
  })
}

// A line may be left out where its parts stand in the extensions of nl-core.
function toLines({ line, _line }: FhirAddress): readonly string[] {
  return Array.from({ length: Math.max(line.length, _line.length) }, (_, index) => line[index] ?? toLine(_line[index])).filter(
    (text) => text !== '',
  )
}

const LINE_PARTS = ['streetName', 'additionalLocator', 'houseNumber', 'buildingNumberSuffix']

function toLine(element: unknown): string {
  const parts = LINE_PARTS.map((part) => findExtension(element, `iso21090-ADXP-${part}`)?.valueString)
  return parts.filter((text) => text !== undefined).join(' ')
}

function toCountry(address: FhirAddress): string | undefined {
  const specified = findExtension(address._country, 'ext-CodeSpecification') ?? findExtension(address._country, 'code-specification')
  const { code = '', display } = specified?.valueCodeableConcept?.coding[0] ?? {}
  return NETHERLANDS.has(code) || NETHERLANDS.has(address.country ?? '') ? 'Nederland' : (display ?? address.country)
}

function pick<Known extends Readonly<Record<string, string>>>(known: Known, key: string | undefined): Known[keyof Known] | undefined {
  // Safe: hasOwn has just said that the key is one of the table's own.
  return key !== undefined && Object.hasOwn(known, key) ? known[key as keyof Known] : undefined
}
