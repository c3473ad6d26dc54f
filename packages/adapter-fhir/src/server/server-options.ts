import { z } from 'zod'

const LOOPBACK: ReadonlySet<string> = new Set(['localhost', '127.0.0.1', '[::1]'])

const BaseAddress = z.string().superRefine((text, context) => {
  const problem = findAddressProblem(text)
  if (problem !== undefined) context.addIssue({ code: 'custom', message: problem })
})

const VariableName = z
  .string()
  .regex(/^[A-Z][A-Z0-9_]*$/, 'name the environment variable (in capitals) that holds the value, never the value itself')

const PatientSearch = z
  .string()
  .regex(/^Patient(\?[^#\s]+)?$/, 'write a search for patients, such as "Patient" or "Patient?organization=123"')

const Certificate = z.strictObject({
  certFile: z.string().min(1).describe('PEM file with the client certificate.'),
  keyFile: z.string().min(1).describe('PEM file with its private key.'),
  passphrase: VariableName.optional().describe('Environment variable with the passphrase of the private key.'),
})

/** How a FHIR REST server is reached and what is asked of it; secrets are named by environment variable, never written down. */
export const ServerOptions = z.strictObject({
  url: BaseAddress.describe('Base address of the server (https), without a query.'),
  clients: PatientSearch.default('Patient').describe('The search that lists who is in care.'),
  headers: z
    .record(z.string().regex(/^[A-Za-z][A-Za-z0-9-]*$/, 'is no name of a header'), VariableName)
    .default({})
    .describe('Headers by name, each with the environment variable that holds its value, such as { Authorization: "FHIR_AUTHORIZATION" }.'),
  certificate: Certificate.optional().describe('Client certificate (mutual TLS).'),
  caFile: z.string().min(1).optional().describe('PEM file with the authority that vouches for the server, when it is no public one.'),
  without: z
    .array(z.string().regex(/^[A-Z][A-Za-z]+$/, 'is no type of resource, such as "Encounter"'))
    .default([])
    .describe('Types of resource that this record system does not have, so that they are not missed.'),
  messages: z
    .boolean()
    .default(false)
    .describe('Whether messages of clients are put there as Communication, under an id of the portal (update as create).'),
  pageSize: z.number().int().min(1).max(1000).default(200).describe('Resources asked for on one page (_count).'),
  maxPages: z.number().int().min(1).default(1000).describe('Pages after which a search is given up.'),
  timeoutSeconds: z.number().positive().max(600).default(30).describe('Time in which a whole answer must be there.'),
  tries: z.number().int().min(1).max(10).default(5).describe('How often a question is asked of a server that is busy or does not answer.'),
})

interface WrittenCertificate {
  /** PEM file with the client certificate. */
  readonly certFile: string
  /** PEM file with its private key. */
  readonly keyFile: string
  /** Environment variable with the passphrase of the private key. */
  readonly passphrase?: string | undefined
}

/** What an organisation writes of a FHIR REST server. */
export interface WrittenServer {
  /** Base address of the server (https), without a query. */
  readonly url: string
  /** The search that lists who is in care. Default `Patient`. */
  readonly clients?: string | undefined
  /** Headers by name, each with the environment variable that holds its value, such as { Authorization: "FHIR_AUTHORIZATION" }. */
  readonly headers?: Readonly<Record<string, string>> | undefined
  /** Client certificate (mutual TLS). */
  readonly certificate?: WrittenCertificate | undefined
  /** PEM file with the authority that vouches for the server, when it is no public one. */
  readonly caFile?: string | undefined
  /** Types of resource that this record system does not have, so that they are not missed. */
  readonly without?: readonly string[] | undefined
  /** Whether messages of clients are put there as Communication, under an id of the portal (update as create). Default no. */
  readonly messages?: boolean | undefined
  /** Resources asked for on one page (_count). Default 200. */
  readonly pageSize?: number | undefined
  /** Pages after which a search is given up. Default 1000. */
  readonly maxPages?: number | undefined
  /** Time in which a whole answer must be there. In seconds; default 30. */
  readonly timeoutSeconds?: number | undefined
  /** How often a question is asked of a server that is busy or does not answer. Default 5. */
  readonly tries?: number | undefined
}

/** Checked settings of a FHIR REST server. */
export type ServerOptions = z.infer<typeof ServerOptions>

function findAddressProblem(text: string): string | undefined {
  if (!URL.canParse(text)) return 'is no address; write it whole, such as https://ecd.example.org/fhir'
  const { protocol, hostname, username, password, search, hash } = new URL(text)
  if (protocol !== 'https:' && !(protocol === 'http:' && LOOPBACK.has(hostname)))
    return 'begins with https:// (http:// only on this machine itself)'
  if (username !== '' || password !== '') return 'holds no name or password; use headers or a certificate'
  if (search !== '' || hash !== '') return 'holds no query; the search that lists the clients stands in "clients"'
  return undefined
}
