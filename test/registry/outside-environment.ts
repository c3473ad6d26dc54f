import { delimiter, join } from 'node:path'
import { workspace } from './workspace-copy.ts'

const OF_THE_TESTS = /^(npm_|pnpm_|vitest|node_options$|node_env$|init_cwd$|node_path$|test$|tz$|prod$|dev$|mode$)/i

/**
 * The environment of somebody who has never seen the workspace: nothing of npm, vitest or the workspace's own commands,
 * and Node 24 first on the path.
 */
export function toOutsideEnvironment(more: Readonly<Record<string, string>>): NodeJS.ProcessEnv {
  const kept = Object.entries(process.env).filter(([name]) => !OF_THE_TESTS.test(name))
  const outside = (process.env['PATH'] ?? '').split(delimiter).filter((folder) => !folder.startsWith(workspace))
  const path = [join(workspace, 'node_modules', 'node', 'bin'), ...outside].join(delimiter)
  return { ...Object.fromEntries(kept), PATH: path, ...more }
}
