import { defineCommand } from 'citty'
import { ANSWER_FLAGS, readAnswers, withDefaults } from '../scaffold/read-answers.ts'
import { makePackage } from '../scaffold/make-package.ts'
import { makePortal } from '../scaffold/make-portal.ts'
import type { PackageKind } from '../scaffold/new-package.ts'
import { quotePath } from '../scaffold/quote-path.ts'
import { say } from './say.ts'

const DIR = { type: 'string', description: 'The folder to make; it must be free, below this one.', valueHint: 'folder' } as const

const NAME = { type: 'positional', description: 'Its name, in letters, digits and hyphens.', required: true } as const

const text = <Flag extends object>(flag: Flag) => ({ type: 'string', ...flag }) as const

const portal = defineCommand({
  meta: { name: 'portal', description: 'Make a portal with what is usual where nothing is said; `npm create voordeur` asks.' },
  args: {
    folder: { type: 'positional', description: 'The folder to make; it must be free, below this one.', required: true },
    organisation: text(ANSWER_FLAGS.organisation),
    layout: text(ANSWER_FLAGS.layout),
    form: text(ANSWER_FLAGS.form),
    source: text(ANSWER_FLAGS.source),
    plugins: text(ANSWER_FLAGS.plugins),
    'sign-in': text(ANSWER_FLAGS['sign-in']),
  },
  run: ({ args }) => {
    makePortal({ below: process.cwd(), folder: args.folder, answers: withDefaults(readAnswers(args)), now: new Date() })
    say(`A portal stands in ${args.folder}.`, '', 'Next:', `  cd ${quotePath(args.folder)}`, '  npm install', '  npm start')
  },
})

/** `voordeur new`: writes a portal, or a package for one, that others go on with. */
export const newCommand = defineCommand({
  meta: { name: 'new', description: 'Make a portal, a plugin, a source or a way to sign in.' },
  subCommands: {
    plugin: toCommand('plugin', 'Make a plugin: a part with rights, a table, two languages, and its tests.'),
    source: toCommand('source', 'Make a source that reads a folder, and its tests.'),
    'sign-in-method': toCommand('sign-in-method', 'Make a way to sign in with a form of its own, and its tests.'),
    portal,
  },
})

function toCommand(kind: PackageKind, description: string) {
  return defineCommand({
    meta: { name: kind, description },
    args: { name: NAME, dir: DIR },
    run: ({ args }) => {
      const { packageName, folder, isLinked } = makePackage(kind, { below: process.cwd(), typed: args.name, folder: args.dir })
      const steps = isLinked
        ? ['  npm install', `  npm test --workspace ${packageName}`]
        : [`  cd ${quotePath(folder)}`, '  npm install', '  npm test']
      say(`${packageName} stands in ${folder}.`, '', 'Next:', ...steps, '', `How a portal uses it stands in ${folder}/README.md.`)
    },
  })
}
