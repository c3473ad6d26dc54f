import { globSync } from 'node:fs'
import { sep } from 'node:path'
import { readSource } from './doc-comments.ts'
import { type ReferencePage, toCode, toPage, toTable } from './page.ts'

interface Variable {
  readonly who: 'portal' | 'configuration' | 'workspace'
  readonly says: string
  readonly usual?: string
}

/** Every environment variable that something of ours reads. A test compares it with the code. */
export const VARIABLES: Readonly<Record<string, Variable>> = {
  DATABASE_URL: {
    who: 'portal',
    says: 'PostgreSQL 15 or newer, with the login that owns the schema. Without it: the embedded database in a folder, which production refuses unless the organisation accepts it by name.',
  },
  VIEWER_DATABASE_URL: {
    who: 'portal',
    says: 'The same database with the login of who reads, where the login of `DATABASE_URL` may not make roles.',
  },
  VOORDEUR_SECRET: {
    who: 'portal',
    says: 'The secret from which every key of the portal is made: 32 random bytes or more in base64, the same for every process. Production does not start without it; development makes one in its data folder.',
  },
  VOORDEUR_SECRET_BEFORE: {
    who: 'portal',
    says: 'While the secret is being changed: the one before, or several with commas. What was sealed with it can still be opened.',
  },
  SMTP_URL: {
    who: 'portal',
    says: 'Where mails leave (`smtps://user:password@host`). Without it they wait, and development shows them in its mailbox.',
  },
  VOORDEUR_TRUSTED_PROXIES: {
    who: 'portal',
    says: 'Addresses of the proxies in front, with commas. Only their word is taken for who asks.',
  },
  VOORDEUR_FORWARDED_HEADER: {
    who: 'portal',
    says: 'The header in which they say it: `x-forwarded-for` or `forwarded`.',
    usual: 'x-forwarded-for',
  },
  NODE_ENV: { who: 'portal', says: '`production` makes the portal refuse what is for development only.' },
  PORT: { who: 'portal', says: 'The port of `voordeur start`, where `--port` does not say it.', usual: '4000' },
  LOG_LEVEL: {
    who: 'portal',
    says: 'What is written to the log: `trace`, `debug`, `info`, `warn`, `error`, `fatal` or `silent`.',
    usual: 'warn',
  },
  VOORDEUR_DEBUG: { who: 'portal', says: 'When set, what should not have happened is printed with the place where it did.' },
  PORTAL_URL: {
    who: 'configuration',
    says: 'A portal made by `npm create voordeur`: its address, in production with https.',
    usual: 'http://localhost:4000',
  },
  ENTRA_TENANT_ID: { who: 'configuration', says: 'The same, with Microsoft: the directory (tenant) id.' },
  ENTRA_CLIENT_ID: { who: 'configuration', says: 'The same, with Microsoft: the application (client) id.' },
  VOORDEUR_EXPORT: { who: 'configuration', says: 'Both examples: the export folder of the care record.' },
  CM_PRODUCT_TOKEN: { who: 'configuration', says: 'Laurens, and a new portal: the key at the provider of text messages.' },
  ENTRA_CERTIFICATE: {
    who: 'configuration',
    says: 'Lunet, and a new portal: the certificate with which the portal proves itself at Microsoft, as PEM.',
  },
  ENTRA_PRIVATE_KEY: { who: 'configuration', says: 'Lunet, and a new portal: its private key, as PEM.' },
  ENTRA_GUESTS_AUTHORITY: { who: 'configuration', says: 'Lunet, in tests: where guests sign in, in place of Microsoft.' },
  ENTRA_STAFF_AUTHORITY: { who: 'configuration', says: 'Lunet, in tests: where staff sign in, in place of Microsoft.' },
  ENTRA_GRAPH: { who: 'configuration', says: 'Lunet, in tests: where guests are invited, in place of Microsoft Graph.' },
  TEST_DATABASE_URL: {
    who: 'workspace',
    says: 'A PostgreSQL to run the tests on as well. Its user may make roles and schemas, and is no superuser.',
  },
  VOORDEUR_TEST: { who: 'workspace', says: '`slow` runs long walks in full.' },
  CHROME_PATH: { who: 'workspace', says: 'The browser for the tests of pages, where none is found.' },
}

const READS = /(?:process\.env|\benvironment|\bvariables)(?:\.([A-Z][A-Z0-9_]+)|\[['"]([A-Z][A-Z0-9_]+)['"]\])/g
const TAKES = /\{([^{}]*)\}\s*(?:=\s*(?:process\.env|environment)|:\s*Variables)\b/g
const CODE = [
  'packages/*/{src,bin,workers}/**/*.{ts,tsx,mjs}',
  'packages/core/templates/**/*.{ts,mjs}',
  'examples/*/*.{ts,mjs}',
  'scripts/**/*.{ts,mjs}',
  'test/**/*.ts',
  '*.config.ts',
]

// What npm, the machine, or a test for the process that it starts sets: nobody writes it.
const NOT_WRITTEN = /^(PATH|INIT_CWD|CI|HOME|USER|GITHUB_.+|VOORDEUR_TEST_.+)$/

/** Each variable that the code reads, with a file that does. */
export function listReadVariables(root: string): ReadonlyMap<string, string> {
  const read = listCode(root).flatMap((path) => listNames(readSource(path)).map((name) => [name, path] as const))
  return new Map(read.filter(([name]) => !NOT_WRITTEN.test(name)))
}

/** Files of packages that read a variable whose name they are told. */
export function listComputedReads(root: string): readonly string[] {
  return listCode(root).filter((path) => path.startsWith('packages/') && /process\.env\[(?!['"])/.test(readSource(path)))
}

function listCode(root: string): readonly string[] {
  return globSync(CODE, { cwd: root, exclude: (path) => /node_modules|dist|^scripts.docs-reference/.test(path) }).map((path) =>
    path.split(sep).join('/'),
  )
}

/** The names of the environment that a text reads. */
export function listNames(text: string): readonly string[] {
  const direct = [...text.matchAll(READS)].map(([, dotted, quoted]) => dotted ?? quoted ?? '')
  const taken = [...text.matchAll(TAKES)].flatMap(([, names = '']) => [...names.matchAll(/\b[A-Z][A-Z0-9_]+\b/g)].map(([name]) => name))
  return [...new Set([...direct, ...taken])]
}

/** The environment of a portal, of the examples, and of whoever works on Voordeur itself. */
export function toEnvironmentPage(): ReferencePage {
  return toPage({
    path: 'docs/reference/environment.md',
    title: 'Environment variables',
    reader: 'developer',
    order: 3,
    from: 'scripts/docs-reference/environment-page.ts, which a test compares with the code',
    blocks: [
      'A setting of a portal stands in its configuration. Only what is secret, or differs from machine to machine, comes from the environment. How they are used: [running a portal](../running.md).',
      toVariables('portal'),
      'A source or sender may be told by its options which variable holds its secret (`tokenFrom` and the like): that name is your own.',
      '## What configurations read',
      'A configuration is code: it may read what it likes. These are what the two examples read, and a portal that `npm create voordeur` made.',
      toVariables('configuration'),
      '## What work on Voordeur itself reads',
      toVariables('workspace'),
    ],
  })
}

function toVariables(who: Variable['who']): string {
  const own = Object.entries(VARIABLES).filter(([, variable]) => variable.who === who)
  return toTable(
    ['variable', 'what it says', 'when left out'],
    own.map(([name, { says, usual = '' }]) => [toCode(name), says, toCode(usual)]),
  )
}
