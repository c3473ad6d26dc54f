import type { BundleLink } from './fhir-resource.ts'
import { FhirUnreadable } from './fhir-unreadable.ts'
import type { Limits } from './limits.ts'

/** The text of one resource in an XML file, and the line it begins on. */
export interface XmlSlice {
  readonly type: string
  readonly text: string
  readonly line: number
  readonly fullUrl: string | undefined
}

/** What stands in an XML file: its resources, and the links of a Bundle. */
export interface XmlParts {
  readonly slices: readonly XmlSlice[]
  /** Undefined when the file is no Bundle. */
  readonly links: readonly BundleLink[] | undefined
}

interface OpenElement {
  readonly name: string
  readonly start: number
  readonly line: number
}

interface Scan {
  readonly text: string
  readonly file: string
  readonly limits: Limits
  readonly open: OpenElement[]
  readonly slices: XmlSlice[]
  readonly links: BundleLink[]
  at: number
  line: number
  newline: number
  root: string | undefined
  fullUrl: string | undefined
  relation: string | undefined
}

// Attribute values can hold ">" and may not hold "<" (XML 1.0, 3.1), so a tag ends where this ends.
const TAG = /<(\/?)([^\s<>"'/=]+)((?:\s+[^\s<>"'/=]+\s*=\s*(?:"[^"<]*"|'[^'<]*'))*)\s*(\/?)>/y
const NAME = /\s([^\s<>"'/=]+)\s*=\s*(?:"[^"]*"|'[^']*')/g
const DECLARATION = /^\s*<\?xml\s[^>]*?\bencoding\s*=\s*["']([^"']*)["']/i
const VALUE = /\svalue\s*=\s*(?:"([^"]*)"|'([^']*)')/
const RESOURCE_DEPTH = 3

/**
 * Walks an XML file once before anything parses it: refuses document type declarations (and with them every entity),
 * encodings other than UTF-8, nesting beyond the limit and unbalanced elements; cuts a Bundle into its resources, so
 * that one bad resource can be refused without the others.
 */
export function scanXml(text: string, file: string, limits: Limits): XmlParts {
  const encoding = DECLARATION.exec(text)?.[1]
  if (encoding !== undefined && !/^utf-?8$/i.test(encoding)) {
    throw new FhirUnreadable('ENCODING', `the file says it is ${encoding.slice(0, 20)}; export it as UTF-8`, { file, line: 1 })
  }
  const scan: Scan = {
    text,
    file,
    limits,
    open: [],
    slices: [],
    links: [],
    at: 0,
    line: 1,
    newline: findNewline(text, 0),
    root: undefined,
    fullUrl: undefined,
    relation: undefined,
  }
  while (toNextMarkup(scan)) readMarkup(scan)
  refuseUnfinished(scan)
  return { slices: scan.slices, links: scan.root === 'Bundle' ? scan.links : undefined }
}

function refuseUnfinished(scan: Scan): void {
  if (scan.open.length > 0) throw malformed(scan, `the file ends inside <${scan.open.at(-1)?.name ?? ''}>; it is cut off`)
  if (scan.root === undefined) throw malformed(scan, 'the file holds no XML element')
  if (scan.text.slice(scan.at).trim() !== '') throw malformed(scan, 'something stands behind the end of the document')
}

function toNextMarkup(scan: Scan): boolean {
  const next = scan.text.indexOf('<', scan.at)
  if (next === -1) return false
  scan.at = next
  while (scan.newline < next) {
    scan.line += 1
    scan.newline = findNewline(scan.text, scan.newline + 1)
  }
  return true
}

// Remembered between tags: a file that is one long line must not be searched to its end at each of them.
function findNewline(text: string, from: number): number {
  const found = text.indexOf('\n', from)
  return found === -1 ? text.length : found
}

function readMarkup(scan: Scan): void {
  if (scan.text.startsWith('<!--', scan.at)) return skipTo(scan, '-->')
  if (scan.text.startsWith('<![CDATA[', scan.at)) return skipTo(scan, ']]>')
  if (scan.text.startsWith('<!', scan.at)) {
    throw new FhirUnreadable('DTD', 'the file declares a document type or an entity, which FHIR does not use; it is refused', placeOf(scan))
  }
  if (scan.text.startsWith('<?', scan.at)) return skipTo(scan, '?>')
  readTag(scan)
}

function skipTo(scan: Scan, ending: string): void {
  const end = scan.text.indexOf(ending, scan.at + 2)
  if (end === -1) throw malformed(scan, `the file ends before "${ending}"; it is cut off`)
  scan.at = end + ending.length
}

function readTag(scan: Scan): void {
  TAG.lastIndex = scan.at
  const match = TAG.exec(scan.text)
  if (!match) throw malformed(scan, 'a tag here is not XML')
  const [whole, closing, name = '', attributes = '', empty] = match
  if (closing) return closeElement(scan, name, scan.at + whole.length)
  openElement(scan, name, attributes)
  if (empty) closeElement(scan, name, scan.at + whole.length)
  else scan.at += whole.length
}

function openElement(scan: Scan, name: string, attributes: string): void {
  if (hasDouble(attributes)) throw malformed(scan, `an attribute of <${name}> is there twice`)
  const depth = scan.open.length
  if (depth === 0 && scan.root !== undefined) throw malformed(scan, `a second root element <${name}>`)
  if (depth >= scan.limits.maxDepth) {
    throw new FhirUnreadable('TOO_DEEP', `elements are nested deeper than ${scan.limits.maxDepth} levels`, placeOf(scan))
  }
  scan.root ??= name
  noteOfBundle(scan, name, attributes)
  scan.open.push({ name, start: scan.at, line: scan.line })
}

function noteOfBundle(scan: Scan, name: string, attributes: string): void {
  if (isPath(scan, ['Bundle', 'entry']) && name === 'fullUrl') scan.fullUrl = readValue(attributes)
  if (isPath(scan, ['Bundle']) && name === 'entry') scan.fullUrl = undefined
  if (isPath(scan, ['Bundle', 'link'])) noteLink(scan, name, attributes)
}

// In a Bundle the relation comes before its address (the order of elements is fixed in FHIR XML).
function noteLink(scan: Scan, name: string, attributes: string): void {
  const value = readValue(attributes)
  if (name === 'relation') scan.relation = value
  if (name !== 'url' || value === undefined || scan.relation === undefined) return
  scan.links.push({ relation: scan.relation, url: decodeEntities(value) })
  scan.relation = undefined
}

function decodeEntities(value: string): string {
  return value.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&quot;', '"').replaceAll('&apos;', "'").replaceAll('&amp;', '&')
}

// Which of the two counts differs from parser to parser, so that a document would say one thing here and another there.
function hasDouble(attributes: string): boolean {
  const isSingle = attributes.indexOf('=') === attributes.lastIndexOf('=')
  const names = isSingle ? [] : [...attributes.matchAll(NAME)].map(([, name]) => name)
  return new Set(names).size < names.length
}

function closeElement(scan: Scan, name: string, end: number): void {
  const element = scan.open.pop()
  if (element?.name !== name) throw malformed(scan, `</${name}> closes <${element?.name ?? 'nothing'}>`)
  if (isResource(scan)) {
    const { start, line } = element
    scan.slices.push({ type: name, text: scan.text.slice(start, end), line, fullUrl: scan.fullUrl })
  }
  scan.at = end
}

function isResource(scan: Scan): boolean {
  if (scan.root !== 'Bundle') return scan.open.length === 0
  return scan.open.length === RESOURCE_DEPTH && isPath(scan, ['Bundle', 'entry', 'resource'])
}

function isPath(scan: Scan, names: readonly string[]): boolean {
  return scan.open.length === names.length && names.every((name, index) => scan.open[index]?.name === name)
}

function readValue(attributes: string): string | undefined {
  const match = VALUE.exec(attributes)
  return match?.[1] ?? match?.[2]
}

function placeOf(scan: Scan): { file: string; line: number } {
  return { file: scan.file, line: scan.line }
}

function malformed(scan: Scan, reason: string): FhirUnreadable {
  return new FhirUnreadable('MALFORMED', reason, placeOf(scan))
}
