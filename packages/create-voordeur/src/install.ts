import { spawn } from 'node:child_process'

/** Runs `npm install` in a folder, with what npm says on the screen; whether it succeeded. */
export function install(folder: string): Promise<boolean> {
  return new Promise((resolve) => {
    const child = spawn('npm', ['install', '--no-audit', '--no-fund', '--loglevel=error'], {
      cwd: folder,
      stdio: 'inherit',
      shell: process.platform === 'win32',
    })
    child.on('error', () => resolve(false))
    child.on('close', (code) => resolve(code === 0))
  })
}
