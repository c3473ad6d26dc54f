import type { OutgoingMessage } from '@voordeur/core'
import type { FhirVersion } from '../read/fhir-resource.ts'

const THREAD = 'urn:voordeur:thread'

/** A message of the client's side as a Communication of this FHIR version. People stand in it by name, as the portal knows them. */
export function toCommunication(message: OutgoingMessage, clientId: string, version: FhirVersion): object {
  const { id, thread, topic, text, sender, recipientRole, sentAt } = message
  const by = sender.role === undefined ? sender.name : `${sender.name} (${sender.role})`
  return {
    resourceType: 'Communication',
    id,
    identifier: [{ system: THREAD, value: thread }],
    status: 'completed',
    subject: { reference: `Patient/${clientId}` },
    // A topic is a reference in STU3, and words in R4.
    topic: version === 'STU3' ? [{ display: topic }] : { text: topic },
    sent: sentAt,
    sender: { display: by },
    ...(recipientRole !== undefined && { recipient: [{ display: recipientRole }] }),
    payload: [{ contentString: text }],
  }
}
