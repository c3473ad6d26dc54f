import { hash } from 'node:crypto'
import type { SourceFile, SourceRecord } from '@voordeur/core'
import { Document } from '@voordeur/core/care'
import { z } from 'zod'
import { findAttachment } from '../map/to-document.ts'
import type { FhirResource } from '../read/fhir-resource.ts'
import type { Ask } from './ask-server.ts'
import { readResource } from './search-pages.ts'
import { toOwnPath } from './to-own-path.ts'

// STU3 calls the bytes `content`, R4 `data`; both base64.
const Binary = z.looseObject({ content: z.string().optional(), data: z.string().optional() })

/**
 * Gives documents whose bytes stay on the server their file. It is fetched when the portal asks for it, which it does when the
 * DocumentReference is new or changed; a file at another server is not fetched.
 */
export function attachFiles(
  records: readonly SourceRecord[],
  resources: readonly FhirResource[],
  { ask, base }: { readonly ask: Ask; readonly base: URL },
): readonly SourceRecord[] {
  const documents = new Map(resources.filter(({ type }) => type === 'DocumentReference').map((resource) => [resource.place.file, resource]))
  return records.map((record) => {
    const resource = record.type === Document && record.file === undefined ? documents.get(record.place.file) : undefined
    const file = resource && toFile(resource, { ask, base })
    return file ? { ...record, file } : record
  })
}

function toFile(resource: FhirResource, { ask, base }: { readonly ask: Ask; readonly base: URL }): SourceFile | undefined {
  const attachment = findAttachment(resource)
  const url = attachment?.url
  const key = url === undefined ? undefined : toOwnPath(url, base)
  if (key?.startsWith('Binary/') !== true) return undefined
  return {
    mime: attachment?.contentType ?? '',
    digest: hash('sha256', JSON.stringify(resource.json), 'base64url'),
    async read() {
      const [binary] = (await readResource(ask, key, base)).resources
      const { data, content } = Binary.parse(binary?.json)
      return Buffer.from(data ?? content ?? '', 'base64')
    },
  }
}
