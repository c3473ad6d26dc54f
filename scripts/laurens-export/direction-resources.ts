import type { Client } from './client.ts'
import { DIRECTIONS, type Directions } from './directions.ts'
import { toReference, type Resource } from './fhir-resource.ts'

const PROFILE = 'http://nictiz.nl/fhir/StructureDefinition/'
const SNOMED = 'http://snomed.info/sct'
const CONSENT_SCOPE = 'http://terminology.hl7.org/CodeSystem/consentscope'
const CONSENT_CATEGORY = 'http://terminology.hl7.org/CodeSystem/consentcategorycodes'
const DIRECTIVE = 'urn:oid:2.16.840.1.113883.2.4.3.11.60.40.4.14.1'
const LEGAL = {
  status: { category: '303186005', system: 'urn:oid:2.16.840.1.113883.2.4.3.11.60.40.4.23.2' },
  representation: { category: '151701000146105', system: 'urn:oid:2.16.840.1.113883.2.4.3.11.60.40.4.23.3' },
}

/** What a client laid down and agreed, who represents them, and what to mind, as nl-core (zib2020) has it. */
export function toDirections(client: Client): readonly Resource[] {
  const { directives = [], treatments = [], legal = [], alerts = [] } = DIRECTIONS[client.number] ?? {}
  return [
    ...directives.map((directive, index) => toDirective(client, directive, index)),
    ...treatments.map((treatment, index) => toTreatment(client, treatment, index)),
    ...legal.map((situation, index) => toLegal(client, situation, index)),
    ...alerts.map((alert, index) => toAlert(client, alert, index)),
  ]
}

type One<Kind extends keyof Directions> = NonNullable<Directions[Kind]>[number]

function toDirective({ number }: Client, { code, label, day, note, speaks }: One<'directives'>, index: number): Resource {
  return {
    resourceType: 'Consent',
    id: `wilsverklaring-${number}-${index + 1}`,
    meta: { profile: [`${PROFILE}nl-core-AdvanceDirective`] },
    ...(note !== undefined && { extension: [{ url: `${PROFILE}ext-Comment`, valueString: note }] }),
    status: 'active',
    scope: { coding: [{ system: CONSENT_SCOPE, code: 'adr' }] },
    category: [{ coding: [{ system: CONSENT_CATEGORY, code: 'acd' }] }],
    patient: toReference('Patient', number),
    dateTime: day,
    policy: [{ uri: 'https://wetten.overheid.nl/' }],
    provision: {
      ...(speaks !== undefined && {
        actor: [
          {
            role: toCode('http://terminology.hl7.org/CodeSystem/v3-RoleCode', 'RESPRSN'),
            reference: toReference('RelatedPerson', `contact-${number}-${speaks}`),
          },
        ],
      }),
      code: [toCode(DIRECTIVE, code, label)],
    },
  }
}

/** Done, not done, or done under conditions: then the condition stands in the place of the answer. */
function toTreatment({ number }: Client, { code, label, day, decision, by }: One<'treatments'>, index: number): Resource {
  return {
    resourceType: 'Consent',
    id: `behandelaanwijzing-${number}-${index + 1}`,
    meta: { profile: [`${PROFILE}nl-core-TreatmentDirective2`] },
    ...(typeof decision === 'object' && {
      modifierExtension: [{ url: `${PROFILE}ext-TreatmentDirective2.SpecificationOther`, valueString: decision.only }],
    }),
    status: 'active',
    scope: { coding: [{ system: CONSENT_SCOPE, code: 'treatment' }] },
    category: [{ coding: [{ system: SNOMED, code: '129125009' }] }],
    patient: toReference('Patient', number),
    dateTime: day,
    policy: [{ uri: 'https://wetten.overheid.nl/' }],
    provision: {
      ...(typeof decision === 'string' && { type: decision }),
      actor: [
        {
          role: toCode('http://terminology.hl7.org/CodeSystem/v3-ParticipationType', 'CONSENTER'),
          reference: toReference('Patient', number),
        },
        {
          role: toCode('http://terminology.hl7.org/CodeSystem/v3-ParticipationType', 'RESP'),
          reference: toReference('PractitionerRole', `rol-${by}`),
        },
      ],
      code: [toCode(SNOMED, code, label)],
    },
  }
}

function toLegal({ number }: Client, { kind, code, label, from }: One<'legal'>, index: number): Resource {
  const { category, system } = LEGAL[kind]
  return {
    resourceType: 'Condition',
    id: `juridisch-${number}-${index + 1}`,
    clinicalStatus: toCode('http://terminology.hl7.org/CodeSystem/condition-clinical', 'active'),
    category: [toCode(SNOMED, category)],
    code: toCode(system, code, label),
    subject: toReference('Patient', number),
    onsetDateTime: from,
  }
}

function toAlert({ number }: Client, { label, code, from, note, by }: One<'alerts'>, index: number): Resource {
  return {
    resourceType: 'Flag',
    id: `waarschuwing-${number}-${index + 1}`,
    meta: { profile: [`${PROFILE}nl-core-Alert`] },
    ...(note !== undefined && { extension: [{ url: `${PROFILE}ext-Comment`, valueString: note }] }),
    status: 'active',
    category: [toCode('http://loinc.org', '75323-6')],
    code: code === undefined ? { text: label } : toCode(SNOMED, code, label),
    subject: toReference('Patient', number),
    period: { start: from },
    author: toReference('PractitionerRole', `rol-${by}`),
  }
}

function toCode(system: string, code: string, text?: string) {
  return { coding: [{ system, code }], ...(text !== undefined && { text }) }
}
