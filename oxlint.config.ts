import { defineConfig, type OxlintOverride } from 'oxlint'

type Rules = NonNullable<OxlintOverride['rules']>

type Pattern = { regex: string; message: string; allowTypeImports?: boolean } | { group: string[]; message: string }

// The rooms of core and the floor of each: a room imports only from lower floors (docs/architecture.md).
const floors = {
  define: 0,
  care: 0,
  store: 1,
  compose: 1,
  records: 2,
  access: 2,
  audit: 2,
  jobs: 2,
  mail: 2,
  live: 2,
  metrics: 2,
  notices: 2,
  uploads: 2,
  flows: 3,
  ui: 4,
  web: 4,
  log: 5,
  scaffold: 5,
  cli: 5,
  testing: 5,
}
type Room = keyof typeof floors

const isRoom = (name: string): name is Room => name in floors
const rooms = Object.keys(floors).filter(isRoom)

// Where the floors alone do not say it: the care vocabulary is written with define, ui knows no service, web draws with ui,
// and what `scaffold` imports is in create-voordeur as well.
const exceptions: Partial<Record<Room, Room[]>> = {
  care: ['define'],
  scaffold: [],
  ui: ['define', 'care', 'compose'],
  web: [...rooms.filter((room) => floors[room] < floors.web), 'ui'],
}
const below = (room: Room) => exceptions[room] ?? rooms.filter((other) => floors[other] < floors[room])

// Each outside package has one door into core, so that replacing it is the work of one room.
const doors: Record<string, Room[]> = {
  '@electric-sql/pglite': ['store'],
  citty: ['cli'],
  h3: ['web'],
  'linkify-it': ['ui'],
  lucide: ['ui', 'compose'],
  nodemailer: ['mail'],
  pg: ['store'],
  'pg-boss': ['jobs'],
  pino: ['log'],
  'prom-client': ['metrics'],
  'preact-render-to-string': ['web', 'ui'],
  sharp: ['uploads'],
}

const tests = ['**/*.test.ts', '**/*.test.tsx', '**/*.test-d.ts', '**/*-contract.ts', '**/test-*.ts', '**/*.fixture.ts']
const onTop = new Set<Room>(['cli', 'testing'])

const upward = (room: Room, inTest: boolean): Pattern[] => {
  const higher = rooms.filter((other) => other !== room && !below(room).includes(other) && !(inTest && other === 'testing'))
  if (onTop.has(room)) return []
  return [
    { regex: `^(\\.\\./)+(${higher.join('|')})(/|$)`, message: `${room}/ may import only: ${below(room).join(', ') || 'nothing'}.` },
    { regex: '^(\\.\\./)+portal\\.tsx?$', message: 'portal.ts joins the rooms; no room knows it.' },
  ]
}

const outside = (room: Room): Pattern[] =>
  Object.entries(doors)
    .filter(([, doorOf]) => !onTop.has(room) && !doorOf.includes(room))
    .map(([name, doorOf]) => ({ regex: `^${name}(/|$)`, message: `Only ${doorOf.join('/ and ')}/ may import ${name}.` }))

const pure = (room: Room): Pattern[] =>
  floors[room] === 0 || room === 'ui'
    ? [
        { regex: '^node:', message: `${room}/ does no input or output.` },
        { regex: '^kysely', allowTypeImports: true, message: `${room}/ knows the database by type only.` },
      ]
    : []

const itself: Pattern = { regex: '^@voordeur/', message: 'core imports no package of ours, nor itself by name.' }

const forbid = (patterns: Pattern[]): Rules => ({ 'no-restricted-imports': ['error', { patterns }] })

const roomRules: OxlintOverride[] = rooms.flatMap((room) => [
  {
    files: [`packages/core/src/${room}/**/*.{ts,tsx}`],
    excludeFiles: tests,
    rules: forbid([...upward(room, false), ...outside(room), ...pure(room), itself]),
  },
  // A test may open what its room may not; the floors hold for it all the same.
  { files: tests.map((test) => `packages/core/src/${room}/${test}`), rules: forbid([...upward(room, true), itself]) },
])

const only = (names: string[], message: string): Pattern => ({
  group: ['@voordeur/**', ...names.flatMap((name) => [`!@voordeur/${name}`, `!@voordeur/${name}/**`])],
  message,
})
const io: Pattern = {
  regex: '^node:(fs|child_process|net|http|https|dgram|tls)(/|$)',
  message: "Files and the network are an adapter's work.",
}
const untyped = ['assignment', 'call', 'member-access', 'argument', 'return'].map((use) => `typescript/no-unsafe-${use}`)
const all = (names: string[], level: 'error' | 'off'): Rules => Object.fromEntries(names.map((name) => [name, level]))

export default defineConfig({
  plugins: ['typescript', 'import', 'unicorn', 'oxc', 'jsx-a11y'],
  categories: { correctness: 'error' },
  options: { typeAware: true, denyWarnings: true, reportUnusedDisableDirectives: 'error' },
  ignorePatterns: [
    '**/dist/**',
    '**/*.generated.*',
    '.voordeur/**',
    'examples/*/data/**',
    'packages/core/templates/**',
    // What it imports is not installed here, and lint by types would find nothing but that.
    'examples/third-party-plugin/**',
  ],
  rules: {
    complexity: ['error', { max: 10 }],
    eqeqeq: 'error',
    'max-depth': ['error', { max: 3 }],
    'max-lines': ['error', { max: 250, skipBlankLines: true, skipComments: true }],
    'max-params': ['error', { max: 3 }],
    'no-console': 'error',
    'no-param-reassign': 'error',
    'no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_', ignoreRestSiblings: true }],
    'no-var': 'error',
    'prefer-const': 'error',
    'import/no-cycle': 'error',
    'import/no-default-export': 'error',
    // Lists get their role back that a style takes away, and a region may be interactive.
    'jsx-a11y/no-interactive-element-to-noninteractive-role': 'off',
    'jsx-a11y/no-redundant-roles': 'off',
    'jsx-a11y/prefer-tag-over-role': 'off',
    'typescript/ban-ts-comment': ['error', { 'ts-expect-error': 'allow-with-description' }],
    'typescript/consistent-type-imports': 'error',
    'typescript/no-deprecated': 'error',
    'typescript/no-explicit-any': 'error',
    'typescript/no-misused-promises': 'error',
    'typescript/no-misused-spread': 'off',
    'typescript/no-namespace': 'error',
    'typescript/no-non-null-assertion': 'error',
    'typescript/no-unnecessary-type-assertion': 'error',
    'typescript/only-throw-error': 'error',
    'typescript/parameter-properties': 'error',
    'typescript/prefer-promise-reject-errors': 'error',
    'typescript/switch-exhaustiveness-check': 'error',
    'typescript/use-unknown-in-catch-callback-variable': 'error',
    'unicorn/filename-case': ['error', { case: 'kebabCase' }],
    'unicorn/prefer-node-protocol': 'error',
    ...all(untyped, 'error'),
  },
  overrides: [
    ...roomRules,
    { files: ['packages/auth/src/**'], rules: forbid([only(['core'], 'auth imports only @voordeur/core.')]) },
    {
      files: ['packages/plugin-*/src/**'],
      excludeFiles: tests,
      rules: forbid([only(['core'], 'A plugin imports only @voordeur/core.'), io]),
    },
    {
      files: ['packages/adapter-*/src/**'],
      rules: forbid([only(['core', 'adapter-fhir'], 'An adapter imports @voordeur/core and adapter-fhir, never a plugin.')]),
    },
    { files: ['packages/adapter-fhir/src/**'], rules: forbid([only(['core'], 'adapter-fhir imports only @voordeur/core.')]) },
    {
      files: ['packages/adapter-entra/src/**'],
      rules: forbid([only(['core', 'auth'], 'adapter-entra imports @voordeur/core and auth, never a plugin.')]),
    },
    {
      files: ['examples/**/*.ts'],
      // What stands around a portal there is a server of somebody else's.
      excludeFiles: ['examples/embed/**'],
      rules: forbid([{ regex: '^(node:|\\.\\./\\.\\.)', message: 'An example is configuration: it imports packages only.' }]),
    },
    {
      files: [...tests, 'test/**/*.{ts,tsx}'],
      plugins: ['typescript', 'import', 'unicorn', 'oxc', 'vitest'],
      rules: {
        'max-lines': ['error', { max: 400, skipBlankLines: true, skipComments: true }],
        'max-params': 'off',
        'typescript/no-non-null-assertion': 'off',
        'typescript/unbound-method': 'off',
        'vitest/expect-expect': ['error', { assertFunctionNames: ['expect*', 'fc.assert', '**.assert'] }],
        'vitest/no-conditional-expect': 'off',
        'vitest/no-disabled-tests': 'error',
        'vitest/no-focused-tests': 'error',
        'vitest/no-identical-title': 'error',
        'vitest/require-mock-type-parameters': 'off',
        'vitest/require-to-throw-message': 'off',
        // The second argument says what was expected of which case.
        'vitest/valid-title': 'off',
        'vitest/valid-expect': ['error', { maxArgs: 2 }],
        // `expect.any` and what a driver answers to a query written in a test are typed any.
        ...all(untyped, 'off'),
      },
    },
    { files: ['**/*.config.ts', 'docs/.vitepress/{config,theme/index}.ts'], rules: { 'import/no-default-export': 'off' } },
    { files: ['packages/core/src/cli/**', 'scripts/**', 'bench/**'], rules: { 'no-console': 'off' } },
    { files: ['**/*.{js,mjs}'], rules: { ...all(untyped, 'off'), 'typescript/require-array-sort-compare': 'off' } },
    { files: ['packages/*/assets/**'], env: { browser: true } },
  ],
})
