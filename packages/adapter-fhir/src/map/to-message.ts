import { Message, type Correspondent } from '@voordeur/core/care'
import { z } from 'zod'
import { Annotation, CodeableConcept, Reference } from '../fields/datatypes.ts'
import { list } from '../fields/list.ts'
import { NOT_SHOWN } from '../not-shown.ts'
import type { FhirResource } from '../read/fhir-resource.ts'
import { toWords } from './concept.ts'
import { ItemRefused } from './item-refused.ts'
import type { Mapped, MappingContext } from './mapping-context.ts'
import { toInstantOf, toRecordedAt, type FieldPlace } from './moment.ts'
import { idOf, parseResource } from './parse-resource.ts'
import { toKey } from './reference-index.ts'
import { toParty } from './to-party.ts'
import { toTexts } from './to-texts.ts'

const Payload = z.looseObject({
  contentString: z.string().optional(),
  contentAttachment: z.looseObject({ title: z.string().optional() }).optional(),
})
type Payload = z.infer<typeof Payload>

const Communication = z.looseObject({
  meta: z.looseObject({ lastUpdated: z.string().optional() }).optional(),
  status: z.string().optional(),
  category: list(CodeableConcept),
  topic: CodeableConcept.optional(),
  sent: z.string().optional(),
  received: z.string().optional(),
  sender: Reference.optional(),
  recipient: list(Reference),
  payload: list(Payload),
  inResponseTo: list(Reference),
  note: list(Annotation),
})

// MedMij PatientCorrections: the client asks to correct the record.
const CORRECTION = 'medRecCxReq'

/** Communication: a message, or a request to correct the record (MedMij PatientCorrections). Other clients are never named in it. */
export function toMessage(resource: FhirResource, context: MappingContext): readonly Mapped[] {
  const message = parseResource(Communication, resource)
  if (message.status === 'preparation') throw new ItemRefused(NOT_SHOWN.draftMessage, { lost: false })
  const [answered] = message.inResponseTo
  const answers = context.find(answered, resource)?.id ?? toKey(answered?.reference)?.split('/')[1]
  const data = {
    topic: toWords(message.topic),
    kind: message.category.some(({ coding }) => coding.some(({ code }) => code === CORRECTION)) ? 'correction' : 'message',
    status: message.status,
    sentAt: toInstantOf(message.sent, { from: resource, path: 'sent', context }),
    receivedAt: toInstantOf(message.received, { from: resource, path: 'received', context }),
    sender: toCorrespondent(message.sender, resource, context),
    recipients: message.recipient.flatMap((reference) => toCorrespondent(reference, resource, context) ?? []),
    paragraphs: [
      ...message.payload.flatMap((payload, index) => toParagraph(payload, { from: resource, path: `payload.${index}`, context })),
      ...toTexts(message.note),
    ],
    answers: answers === undefined ? undefined : context.toRecordId(answers),
  }
  return [{ type: Message, id: idOf(resource), recordedAt: toRecordedAt(message.meta, message.sent), data }]
}

function toParagraph({ contentString, contentAttachment }: Payload, { from, path, context }: FieldPlace): readonly string[] {
  if (contentString !== undefined && contentString.trim() !== '') return [contentString]
  if (!contentAttachment) return []
  context.remark(from, 'kept without the document that stands in it', path)
  return contentAttachment.title === undefined ? [] : [contentAttachment.title]
}

function toCorrespondent(reference: Reference | undefined, resource: FhirResource, context: MappingContext): Correspondent | undefined {
  if (context.isOther(reference)) return undefined
  const party = toParty(reference, resource, context)
  if (party === undefined) return undefined
  return party.kind === 'staff' ? { staff: party.staff } : { name: party.name }
}
