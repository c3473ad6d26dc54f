import { z } from 'zod'
import { list } from '../fields/list.ts'
import { decodeText } from '../read/decode-text.ts'
import type { FhirResource } from '../read/fhir-resource.ts'
import { readBundle } from '../read/read-bundle.ts'

const Issue = z.looseObject({ severity: z.string().optional(), code: z.string().optional() })
const OperationOutcome = z.looseObject({ issue: list(Issue) })

const CODE = /^[a-z-]{1,40}$/
const LONGEST_OUTCOME = 64 * 1024

/** The codes of an error answer (FHIR issue-type). Codes only: what else it says may name a person. */
export function listIssueCodes(bytes: Uint8Array): readonly string[] {
  if (bytes.length === 0 || bytes.length > LONGEST_OUTCOME) return []
  try {
    return readBundle(decodeText(bytes, ''), { file: '' }).resources.flatMap((resource) => listCodes(resource, () => true))
  } catch {
    // An error page says nothing about FHIR.
    return []
  }
}

/** The codes of what went wrong while a search was answered: then the answer may be half. */
export function listErrorCodes(resources: readonly FhirResource[]): readonly string[] {
  return resources.flatMap((resource) => listCodes(resource, (severity) => severity === 'error' || severity === 'fatal'))
}

function listCodes({ type, json }: FhirResource, counts: (severity: string | undefined) => boolean): readonly string[] {
  const issues = type === 'OperationOutcome' ? (OperationOutcome.safeParse(json).data?.issue ?? []) : []
  return issues.filter(({ severity }) => counts(severity)).map(({ code }) => (code !== undefined && CODE.test(code) ? code : 'unknown'))
}
