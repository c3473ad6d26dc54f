import { spawn } from 'node:child_process'

/** How a command ended and what it said. */
export interface CommandResult {
  readonly code: number
  readonly stdout: string
  readonly stderr: string
}

/** Where a command runs, and with which environment (all of it, nothing is inherited). */
export interface CommandPlace {
  readonly cwd: string
  readonly env: NodeJS.ProcessEnv
}

/** Runs a command without a terminal; resolves however it ends. */
export async function runCommand(command: string, args: readonly string[], place: CommandPlace): Promise<CommandResult> {
  const { promise, resolve, reject } = Promise.withResolvers<CommandResult>()
  const child = spawn(command, args, { ...place, stdio: ['ignore', 'pipe', 'pipe'] })
  const said = { stdout: '', stderr: '' }
  child.stdout.setEncoding('utf8').on('data', (text: string) => (said.stdout += text))
  child.stderr.setEncoding('utf8').on('data', (text: string) => (said.stderr += text))
  child.on('error', reject)
  child.on('close', (code) => resolve({ code: code ?? 1, ...said }))
  return promise
}

/** Runs a command that must succeed and gives what it wrote; throws with all that it said when it does not. */
export async function mustRun(command: string, args: readonly string[], place: CommandPlace): Promise<string> {
  const { code, stdout, stderr } = await runCommand(command, args, place)
  if (code !== 0) throw new Error(`${[command, ...args].join(' ')} ended with ${String(code)}:\n${stdout}\n${stderr}`)
  return stdout
}
