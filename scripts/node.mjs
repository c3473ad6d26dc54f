import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

/** The folder of the workspace. */
export const root = fileURLToPath(new URL('..', import.meta.url))

/** The Node 24 that the workspace brings along; throws when the packages are not installed. Runs on Node 18 itself. */
export function findNode() {
  const path = join(root, 'node_modules', 'node', 'bin', process.platform === 'win32' ? 'node.exe' : 'node')
  if (existsSync(path)) return path
  throw new Error('Node 24 is not in node_modules yet: run "npm start" or "npm test", which fetch it.')
}
