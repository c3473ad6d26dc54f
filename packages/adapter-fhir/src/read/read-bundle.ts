import { toList } from '../fields/list.ts'
import { cleanJson } from './clean-json.ts'
import { convertXml } from './convert-xml.ts'
import { detectVersion } from './detect-version.ts'
import { isJsonObject, type BundleLink, type FhirBundle, type FhirResource, type FhirVersion } from './fhir-resource.ts'
import { FhirUnreadable } from './fhir-unreadable.ts'
import { DEFAULT_LIMITS, type Limits } from './limits.ts'
import { scanXml, type XmlSlice } from './scan-xml.ts'

/** How a text is to be read. What is left out is seen from the text itself. */
export interface ReadOptions {
  /** Name of the file, for every place that is reported. */
  readonly file: string
  readonly format?: 'json' | 'xml'
  readonly version?: FhirVersion
  readonly limits?: Partial<Limits>
}

/**
 * Reads a Bundle, or a single resource, in JSON or XML. A resource that can not be read stands in the answer as
 * `broken`; a text that can not be trusted as a whole throws `FhirUnreadable`.
 */
export function readBundle(text: string, options: ReadOptions): FhirBundle {
  const limits = { ...DEFAULT_LIMITS, ...options.limits }
  if (Buffer.byteLength(text) > limits.maxBytes) {
    throw new FhirUnreadable('TOO_LARGE', `the file is larger than ${limits.maxBytes} bytes`, { file: options.file })
  }
  const bare = text.replace(/^\uFEFF/, '')
  const version = options.version ?? detectVersion(bare)
  const format = options.format ?? (/^\s*</.test(bare) ? 'xml' : 'json')
  const read = format === 'xml' ? readXml(bare, { file: options.file, limits, version }) : readJson(bare, options.file, limits)
  return { version, ...read }
}

interface XmlReading {
  readonly file: string
  readonly limits: Limits
  readonly version: FhirVersion
}

function readXml(text: string, reading: XmlReading): Omit<FhirBundle, 'version'> {
  const { slices, links } = scanXml(text, reading.file, reading.limits)
  return { resources: slices.map((slice) => readSlice(slice, reading)), links }
}

function readSlice(slice: XmlSlice, { file, limits, version }: XmlReading): FhirResource {
  const place = { file, line: slice.line }
  try {
    const json = cleanJson(convertXml(slice.text, version), limits.maxDepth, file)
    return toResource(json, place, slice.fullUrl)
  } catch (error) {
    const reason =
      error instanceof Error && error.message.startsWith('Unknown resource type') ? 'is no type of FHIR R4' : 'is not well-formed'
    return { type: slice.type, id: undefined, fullUrl: slice.fullUrl, json: {}, place, broken: `this ${slice.type} ${reason}` }
  }
}

function readJson(text: string, file: string, limits: Limits): Omit<FhirBundle, 'version'> {
  const root = cleanJson(parseJson(text, file), limits.maxDepth, file)
  if (!isJsonObject(root) || typeof root.resourceType !== 'string') {
    throw new FhirUnreadable('NOT_FHIR', 'the file holds no FHIR resource', { file })
  }
  if (root.resourceType !== 'Bundle') return { resources: [toResource(root, { file }, undefined)] }
  const entries = Array.isArray(root.entry) ? root.entry : []
  const resources = entries.map((entry: unknown, index) => readEntry(entry, { file, path: `entry[${index}]` }))
  return { resources, links: toList(root.link).flatMap((link) => readLink(link)) }
}

function readLink(link: unknown): readonly BundleLink[] {
  if (!isJsonObject(link) || typeof link.relation !== 'string' || typeof link.url !== 'string') return []
  return [{ relation: link.relation, url: link.url }]
}

function parseJson(text: string, file: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    throw new FhirUnreadable('MALFORMED', 'the file is not JSON, or it is cut off', { file })
  }
}

function readEntry(entry: unknown, place: FhirResource['place']): FhirResource {
  const fields = isJsonObject(entry) ? entry : {}
  const fullUrl = typeof fields.fullUrl === 'string' ? fields.fullUrl : undefined
  return toResource(fields.resource, place, fullUrl)
}

function toResource(json: unknown, place: FhirResource['place'], fullUrl: string | undefined): FhirResource {
  if (!isJsonObject(json) || typeof json.resourceType !== 'string') {
    return { type: 'unknown', id: undefined, fullUrl, json: {}, place, broken: 'this entry holds no FHIR resource' }
  }
  const id = typeof json.id === 'string' && json.id !== '' ? json.id : undefined
  return { type: json.resourceType, id, fullUrl, json, place }
}
