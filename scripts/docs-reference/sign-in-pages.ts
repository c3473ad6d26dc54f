import { auth, defaultPolicy, laurensPolicy, password, sms } from '../../packages/auth/src/index.ts'
import { SignInPolicy } from '../../packages/auth/src/policy/sign-in-policy.ts'
import { entra } from '../../packages/adapter-entra/src/index.ts'
import { findDocComment, readFieldComments, readSource } from './doc-comments.ts'
import { listFields, toJsonSchema, toLiteral } from './json-schema.ts'
import { toOptionsTable } from './options-table.ts'
import { type ReferencePage, toCode, toCodes, toPage, toTable } from './page.ts'

const SENDERS = ['bird', 'cm', 'spryng', 'twilio', 'console']

const ENTRA = { tenantId: '2f1c8f0e-5a0b-4c55-9a53-0c1c8d5a7b11', clientId: '7b8f9c1d-2a3b-4c5d-8e6f-708192a3b4c5' }

/** The pages about signing in: options, policies, senders of text messages. */
export function toSignInPages(): readonly ReferencePage[] {
  return [toAuthPage(), toEntraPage()]
}

function toAuthPage(): ReferencePage {
  const { given = [], tables } = auth({ methods: [password()] })
  return toPage({
    path: 'docs/reference/sign-in/auth.md',
    title: 'auth',
    reader: 'developer',
    from: 'packages/auth',
    blocks: [
      'People sign in with `auth({ … })`. How it works: [signing in](../../signing-in.md). `voordeur check --sign-in` prints every rule that holds in a portal.',
      '## auth',
      toOptionsTable(given[0]?.schema, 'policy.'),
      'The rules that a `policy` may set [stand below](#rules-of-a-policy).',
      '## password',
      `${findDocComment(readSource('packages/auth/src/password/password.tsx'), 'password')} It has no options.`,
      '## authenticatorApp',
      `${findDocComment(readSource('packages/auth/src/factor/authenticator-app.ts'), 'authenticatorApp')} It has no options.`,
      '## sms',
      findDocComment(readSource('packages/auth/src/factor/sms.ts'), 'sms'),
      toOptionsTable(sms().given?.[0]?.schema),
      '## Senders of text messages',
      ...SENDERS.map((name) => toSender(name)),
      '## Rules of a policy',
      "Each may be set by itself: `policy: { extends: 'laurens', passwordLength: 12 }`. What is weaker than the default is a finding, which the organisation accepts by name or changes.",
      toRules(),
      '## Tables',
      `${toCodes(Object.keys(tables.personalData).map((table) => `auth_${table}`))}: [what they keep of people](../../data-protection/auth.md).`,
    ],
  })
}

function toRules(): string {
  return toTable(
    ['rule', 'default', 'in `laurens`', 'what it says'],
    listFields(toJsonSchema(SignInPolicy)).map(({ path, says }) => {
      const name = path as keyof typeof defaultPolicy
      return [toCode(path), toCode(toLiteral(defaultPolicy[name])), toCode(toLiteral(laurensPolicy[name])), says]
    }),
  )
}

// Their options hold secrets and stand in no schema that is kept; what an editor shows of them stands here too.
function toSender(name: string): string {
  const source = readSource(`packages/auth/src/sms/${name}-sms-sender.ts`)
  const options = `${name.charAt(0).toUpperCase()}${name.slice(1)}SmsSenderOptions`
  const rows = [...readFieldComments(source, options)].map(([field, says]) => [
    toCode(new RegExp(`\\b${field}\\?:`).test(source) ? `${field}?` : field),
    says,
  ])
  return [
    `### ${name}SmsSender`,
    findDocComment(source, `${name}SmsSender`),
    findDocComment(source, options),
    toTable(['option', 'what it says'], rows),
  ]
    .filter(Boolean)
    .join('\n\n')
}

function toEntraPage(): ReferencePage {
  return toPage({
    path: 'docs/reference/sign-in/adapter-entra.md',
    title: 'adapter-entra',
    reader: 'developer',
    from: 'packages/adapter-entra',
    blocks: [
      `${findDocComment(readSource('packages/adapter-entra/src/sign-in/entra.ts'), 'entra')} Step by step: [a portal with Microsoft Entra](../../microsoft-entra.md). How to use it: [its own page](../../../packages/adapter-entra/README.md).`,
      '## Options',
      ...(entra(ENTRA).given ?? []).map(({ schema }) => toOptionsTable(schema)),
    ],
  })
}
