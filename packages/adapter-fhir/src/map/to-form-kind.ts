import { FormKind } from '@voordeur/core/care'
import { z } from 'zod'
import { NOT_SHOWN } from '../not-shown.ts'
import type { FhirResource } from '../read/fhir-resource.ts'
import { ItemRefused } from './item-refused.ts'
import type { Mapped } from './mapping-context.ts'
import { toRecordedAt } from './moment.ts'
import { idOf, parseResource } from './parse-resource.ts'

const Questionnaire = z.looseObject({
  meta: z.looseObject({ lastUpdated: z.string().optional() }).optional(),
  url: z.string().optional(),
  title: z.string().optional(),
  name: z.string().optional(),
  status: z.string().optional(),
})

/** Questionnaire: a kind of form, shown with its count also when it was never filled in. */
export function toFormKind(resource: FhirResource): readonly Mapped[] {
  const questionnaire = parseResource(Questionnaire, resource)
  if (questionnaire.status === 'draft') throw new ItemRefused(NOT_SHOWN.draftForm, { lost: false })
  const id = idOf(resource)
  const title = titleOfForm(resource)
  if (title === undefined) throw new ItemRefused('this Questionnaire has no title', { lost: true, path: 'title' })
  return [{ type: FormKind, id, recordedAt: toRecordedAt(questionnaire.meta), data: { kind: keyOfForm(resource), title } }]
}

/** What a form is called; undefined when its Questionnaire does not say. */
export function titleOfForm(resource: FhirResource): string | undefined {
  const questionnaire = Questionnaire.safeParse(resource.json).data
  return questionnaire?.title ?? questionnaire?.name
}

/** The key by which filled-in forms are counted: the address of the Questionnaire, the same for every version, else its id. */
export function keyOfForm(resource: FhirResource): string | undefined {
  const url = Questionnaire.safeParse(resource.json).data?.url
  return url ?? (resource.id === undefined ? undefined : `Questionnaire/${resource.id}`)
}
