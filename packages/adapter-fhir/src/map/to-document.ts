import { createHash } from 'node:crypto'
import type { SourceFile } from '@voordeur/core'
import { Document } from '@voordeur/core/care'
import { z } from 'zod'
import { CodeableConcept, Reference } from '../fields/datatypes.ts'
import { list } from '../fields/list.ts'
import { NOT_SHOWN } from '../not-shown.ts'
import type { FhirResource } from '../read/fhir-resource.ts'
import { toConcept, toWords } from './concept.ts'
import { ItemRefused } from './item-refused.ts'
import type { Mapped, MappingContext } from './mapping-context.ts'
import { toMoment, toRecordedAt } from './moment.ts'
import { idOf, parseResource } from './parse-resource.ts'
import { toStaff } from './staff-directory.ts'

const text = z.string().optional()
const Attachment = z.looseObject({ contentType: text, data: text, url: text, title: text, creation: text })
type Attachment = z.infer<typeof Attachment>
const DocumentReference = z.looseObject({
  meta: z.looseObject({ lastUpdated: text }).optional(),
  status: text,
  docStatus: text,
  type: CodeableConcept.optional(),
  description: text,
  author: list(Reference),
  date: text,
  created: text,
  indexed: text,
  content: list(z.looseObject({ attachment: Attachment.optional() })),
})
type DocumentReference = z.infer<typeof DocumentReference>
// STU3 calls the bytes `content`, R4 `data`; both base64.
const Binary = z.looseObject({ contentType: text, content: text, data: text })

const PDF = 'application/pdf'
const UNNAMED = 'Document'

/** DocumentReference (IHE MHD, MedMij PDF/A): a letter or plan with its PDF, inline or as a Binary beside it. */
export function toDocument(resource: FhirResource, context: MappingContext): readonly Mapped[] {
  const reference = parseResource(DocumentReference, resource)
  if (reference.status === 'superseded') throw new ItemRefused(NOT_SHOWN.superseded, { lost: false })
  const attachment = pickAttachment(reference)
  const title = attachment?.title ?? reference.description ?? toWords(reference.type) ?? UNNAMED
  const data = {
    title,
    kind: toConcept(reference.type),
    description: reference.description === title ? undefined : reference.description,
    writtenAt: toWrittenAt(reference, attachment, { resource, context }),
    status: reference.docStatus ?? reference.status,
    author: reference.author.map((author) => toStaff(author, resource, context)).find((staff) => staff !== undefined),
  }
  const recordedAt = toRecordedAt(reference.meta, reference.indexed)
  return [{ type: Document, id: idOf(resource), recordedAt, data, file: attachment && toFile(attachment, resource, context) }]
}

/** The content of a DocumentReference that is opened beside it; undefined when it names none. */
export function findAttachment(resource: FhirResource): Attachment | undefined {
  const reference = DocumentReference.safeParse(resource.json).data
  return reference && pickAttachment(reference)
}

// The same document may stand there in several formats.
function pickAttachment({ content }: DocumentReference): Attachment | undefined {
  const attachments = content.map(({ attachment }) => attachment).filter((attachment) => attachment !== undefined)
  return attachments.find(({ contentType }) => contentType?.startsWith(PDF)) ?? attachments[0]
}

/** When it was written, as far as that is known; when it was registered otherwise. */
function toWrittenAt(
  { created, date, indexed }: DocumentReference,
  attachment: Attachment | undefined,
  { resource, context }: { readonly resource: FhirResource; readonly context: MappingContext },
): string | undefined {
  const fields = { 'content.attachment.creation': attachment?.creation, created, date, indexed }
  const [path, value] = Object.entries(fields).find(([, stated]) => stated !== undefined) ?? ['date', undefined]
  return toMoment(value, { from: resource, path, context })
}

/** Bytes that stand in the bundle; they are decoded only when they are asked for. */
function toFile(attachment: Attachment, resource: FhirResource, context: MappingContext): SourceFile | undefined {
  const binary = attachment.data === undefined ? readBinary(attachment, resource, context) : undefined
  const base64 = attachment.data ?? binary?.data ?? binary?.content
  if (base64 === undefined) return undefined
  return {
    mime: attachment.contentType ?? binary?.contentType ?? '',
    digest: createHash('sha256').update(base64).digest('base64url'),
    // Of four characters three bytes; line breaks and padding make it a little less.
    size: Math.floor((base64.length * 3) / 4),
    read: async () => Buffer.from(base64, 'base64'),
  }
}

function readBinary({ url }: Attachment, resource: FhirResource, context: MappingContext): z.infer<typeof Binary> | undefined {
  const found = url === undefined ? undefined : context.find({ reference: url }, resource)
  return found?.type === 'Binary' ? Binary.safeParse(found.json).data : undefined
}
