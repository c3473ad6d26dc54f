import { defineCommand } from 'citty'
import type { Composed } from '../compose/compose.ts'
import type { Composition } from '../compose/composition.ts'
import { toProblemText, type Problem } from '../compose/problem.ts'
import { composePortal } from '../web/compose-portal.ts'
import { toCompositionReport } from './composition-report.ts'
import { loadConfig } from './load-config.ts'
import { listMachineFindings } from '../portal-options.ts'
import { printComposition } from './print-composition.ts'
import { listEnvironmentProblems, readDatabase, type Variables } from './production-environment.ts'
import { toSignInPage } from './sign-in-page.ts'
import { say } from './say.ts'

/** What is written of a composition: what it is made of, the same as JSON, or the page about signing in. */
export type CheckForm = 'text' | 'json' | 'sign-in'

/** What checking needs from the world it runs in. */
export interface CheckOptions {
  readonly config?: string | undefined
  readonly directory: string
  readonly production: boolean
  readonly now: Date
  readonly form: CheckForm
  /** The variables that a start would read. Default: those of this process. */
  readonly variables?: Variables
}

/** What checking says, and the code to end the process with: 0 when the portal can be built, 1 when it can not. */
export interface CheckResult {
  readonly output: string
  readonly exitCode: 0 | 1
}

/** Loads a configuration, composes it, and says every problem or what the portal is made of. Opens no database. */
export async function runCheck(options: CheckOptions): Promise<CheckResult> {
  const { production, now, form, variables = process.env } = options
  const loaded = await loadConfig(options)
  if (!loaded.ok) return toResult(loaded, form)
  const { directory, definition } = loaded
  const machine = {
    database: readDatabase(variables, ''),
    ...(variables['SMTP_URL'] === undefined ? {} : { smtpUrl: variables['SMTP_URL'] }),
  }
  const findings = listMachineFindings(machine, production)
  const composed = composePortal(definition, { directory, production, now, findings })
  return toResult(withProblems(composed, production ? listEnvironmentProblems(variables) : []), form)
}

/** Nothing is ready while the environment lacks something, however sound the configuration is. */
function withProblems(composed: Composed, missing: readonly Problem[]): Composed {
  if (missing.length === 0) return composed
  return { ok: false, problems: composed.ok ? missing : [...missing, ...composed.problems] }
}

/** The result of a composition, in one of its forms. Problems are never written as a page. */
export function toResult(composed: Composed | { readonly ok: false; readonly problems: readonly Problem[] }, form: CheckForm): CheckResult {
  if (!composed.ok) {
    const { problems } = composed
    return { output: form === 'json' ? toJson({ ok: false, problems }) : printProblems(problems), exitCode: 1 }
  }
  return { output: printAs(form, composed.composition), exitCode: 0 }
}

function printAs(form: CheckForm, composition: Composition): string {
  if (form === 'sign-in') return toSignInPage(composition)
  const report = toCompositionReport(composition)
  if (form === 'json') return toJson({ ok: true, composition: report })
  const verdict = toVerdict(report.findings.length)
  return [verdict, printComposition(report), verdict].join('\n\n')
}

/** `voordeur check`: the same checks as at boot, on a laptop or in CI. */
export const check = defineCommand({
  meta: { name: 'check', description: 'Check the configuration and show what the portal is made of.' },
  args: {
    config: { type: 'string', description: 'The configuration; portal.config.ts when left out.', valueHint: 'file' },
    json: { type: 'boolean', description: 'Write JSON.', default: false },
    'sign-in': { type: 'boolean', description: 'Write the page about signing in, as Markdown.', default: false },
    production: { type: 'boolean', description: 'Check as production would (also when NODE_ENV says so).', default: false },
  },
  async run({ args }) {
    const production = args.production || process.env['NODE_ENV'] === 'production'
    const { output, exitCode } = await runCheck({
      config: args.config,
      form: toForm({ json: args.json, signIn: args['sign-in'] }),
      production,
      directory: process.cwd(),
      now: new Date(),
    })
    say(output)
    process.exitCode = exitCode
  },
})

/** JSON holds the rules of signing in as well, so it goes before the page. */
function toForm({ json, signIn }: { readonly json: boolean; readonly signIn: boolean }): CheckForm {
  if (json) return 'json'
  return signIn ? 'sign-in' : 'text'
}

/** First and last of what is printed, so that it is seen at either end of many lines. */
function toVerdict(findings: number): string {
  if (findings === 0) return 'Ready: no problems, no findings.'
  const count = findings === 1 ? '1 finding stands' : `${findings} findings stand`
  return `Ready: no problems. ${count} at the end, under Findings.`
}

function printProblems(problems: readonly Problem[]): string {
  const count = problems.length === 1 ? '1 problem' : `${problems.length} problems`
  const more = `${count}. Not ready. \`npx voordeur explain ${problems[0]?.code ?? 'CODE'}\` says more; so it does of every code.`
  return [...problems.map((problem) => toProblemText(problem)), more].join('\n\n')
}

/** What a machine is given of a command. */
export function toJson(value: unknown): string {
  return JSON.stringify(value, null, 2)
}
