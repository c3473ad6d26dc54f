import { Form, type FilledField } from '@voordeur/core/care'
import { z } from 'zod'
import { Reference } from '../fields/datatypes.ts'
import { findExtension } from '../fields/extension.ts'
import { list } from '../fields/list.ts'
import type { FhirResource } from '../read/fhir-resource.ts'
import { FormItem, listQuestions, toFilledFields } from './form-item.ts'
import type { Mapped, MappingContext } from './mapping-context.ts'
import { toMoment, toRecordedAt } from './moment.ts'
import { idOf, parseResource } from './parse-resource.ts'
import { keyOfForm, titleOfForm } from './to-form-kind.ts'
import { toParty, type Party } from './to-party.ts'

const Response = z.looseObject({
  meta: z.looseObject({ lastUpdated: z.string().optional() }).optional(),
  // The address of the questionnaire in R4, a reference to it in STU3.
  questionnaire: z.union([z.string().transform((reference) => ({ reference, display: undefined })), Reference]).optional(),
  _questionnaire: z.unknown().optional(),
  status: z.string().optional(),
  authored: z.string().optional(),
  author: Reference.optional(),
  source: Reference.optional(),
  item: list(FormItem),
})
type Response = z.infer<typeof Response>

const NAMELESS = 'Formulier'

/** QuestionnaireResponse: a form as it was filled in; the title and the questions come from its Questionnaire where that is there. */
export function toForm(resource: FhirResource, context: MappingContext): readonly Mapped[] {
  const response = parseResource(Response, resource)
  const kind = context.find(response.questionnaire, resource)
  const title = (kind && titleOfForm(kind)) ?? toOwnTitle(response) ?? NAMELESS
  const fields: FilledField[] = toFilledFields(response.item, { questions: listQuestions(kind), resource, context })
  const data = {
    kind: (kind && keyOfForm(kind)) ?? toKindKey(response) ?? title,
    title,
    filledAt: toMoment(response.authored, { from: resource, path: 'authored', context }),
    status: response.status,
    ...toWriter(toParty(response.author, resource, context), toParty(response.source, resource, context)),
    fields,
  }
  return [{ type: Form, id: idOf(resource), recordedAt: toRecordedAt(response.meta, response.authored), data }]
}

function toOwnTitle({ questionnaire, _questionnaire }: Response): string | undefined {
  return questionnaire?.display ?? findExtension(_questionnaire, 'StructureDefinition/display')?.valueString
}

// Two versions of one questionnaire are one kind of form.
function toKindKey({ questionnaire }: Response): string | undefined {
  return questionnaire?.reference?.replace(/\|.*$/, '')
}

// Who answered counts before who typed it in: a carer may note down what the client says.
function toWriter(author: Party | undefined, source: Party | undefined): Pick<Form, 'author' | 'family'> {
  const own = [source, author].find((party) => party?.kind === 'network')
  const staff = [author, source].find((party) => party?.kind === 'staff')
  return {
    ...(staff?.kind === 'staff' && { author: staff.staff }),
    ...(own?.kind === 'network' && { family: { name: own.name, relation: own.relation } }),
  }
}
