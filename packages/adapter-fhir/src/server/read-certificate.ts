import { createPrivateKey, X509Certificate } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { SourceRefused } from '@voordeur/core'
import type { ServerOptions } from './server-options.ts'

/** What a TLS connection is made with, as PEM. */
export interface TlsMaterial {
  readonly cert?: string
  readonly key?: string
  readonly passphrase?: string
  readonly ca?: string
}

const DAY = 24 * 60 * 60 * 1000
const WARN_BEFORE = 30 * DAY

/** What reading certificates needs to know of the machine. */
export interface CertificatePorts {
  readonly now: () => Date
  readonly readVariable: (name: string) => string | undefined
  readonly log: (message: string) => void
}

/**
 * Reads the client certificate, its key and the server's authority. Throws `SourceRefused`, naming the file, for what would
 * fail later with less clear words: a file that is missing, a key of another certificate, a certificate that has expired.
 */
export async function readCertificate(
  { certificate, caFile }: Pick<ServerOptions, 'certificate' | 'caFile'>,
  ports: CertificatePorts,
): Promise<TlsMaterial> {
  const ca = caFile === undefined ? undefined : await readPem(caFile)
  if (caFile !== undefined && ca !== undefined) parse(ca, caFile)
  const own = certificate && (await readOwn(certificate, ports))
  return { ...own, ...(ca !== undefined && { ca }) }
}

async function readOwn(files: NonNullable<ServerOptions['certificate']>, ports: CertificatePorts): Promise<TlsMaterial> {
  const cert = await readPem(files.certFile)
  const key = await readPem(files.keyFile)
  const passphrase = files.passphrase === undefined ? undefined : ports.readVariable(files.passphrase)
  if (files.passphrase !== undefined && passphrase === undefined)
    refuse('the environment variable with the passphrase of the private key is not set', files.keyFile)
  const parsed = parse(cert, files.certFile)
  refuseOutOfTime(parsed, files.certFile, ports)
  if (!fits(parsed, key, passphrase)) refuse('the private key can not be read, or is not that of the certificate', files.keyFile)
  return { cert, key, ...(passphrase !== undefined && { passphrase }) }
}

function refuseOutOfTime(certificate: X509Certificate, file: string, { now, log }: CertificatePorts): void {
  const { validFromDate, validToDate } = certificate
  const left = validToDate.getTime() - now().getTime()
  const day = validToDate.toISOString().slice(0, 10)
  if (left < 0) refuse(`the client certificate has expired on ${day}; ask for a new one and replace the file`, file)
  if (validFromDate > now()) refuse(`the client certificate is valid only from ${validFromDate.toISOString().slice(0, 10)}`, file)
  if (left < WARN_BEFORE) log(`${file}: the client certificate expires on ${day}`)
}

function fits(certificate: X509Certificate, key: string, passphrase: string | undefined): boolean {
  try {
    return certificate.checkPrivateKey(createPrivateKey({ key, ...(passphrase !== undefined && { passphrase }) }))
  } catch {
    return false
  }
}

function parse(pem: string, file: string): X509Certificate {
  try {
    return new X509Certificate(pem)
  } catch {
    return refuse('the file holds no certificate in PEM form', file)
  }
}

function readPem(file: string): Promise<string> {
  return readFile(file, 'utf8').catch(() => refuse('the file can not be opened', file))
}

function refuse(reason: string, file: string): never {
  throw new SourceRefused(reason, { file })
}
