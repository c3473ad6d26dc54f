import type { SourcePhoto } from '@voordeur/core'
import { z } from 'zod'
import { list } from './fields/list.ts'
import type { FhirResource } from './read/fhir-resource.ts'

const Pictured = z.looseObject({
  photo: list(z.looseObject({ contentType: z.string().optional(), data: z.string().optional() })),
})

/** The picture of the client that stands inside the Patient; undefined when there is none, also when only its address is there. */
export function findPhoto(patient: FhirResource): SourcePhoto | undefined {
  const photos = Pictured.safeParse(patient.json).data?.photo ?? []
  const inside = photos.find(({ contentType, data }) => data !== undefined && (contentType ?? 'image/').startsWith('image/'))
  const bytes = inside?.data === undefined ? undefined : Buffer.from(inside.data, 'base64')
  return bytes === undefined || bytes.length === 0 ? undefined : { bytes, place: patient.place }
}
