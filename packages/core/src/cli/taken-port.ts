import { createServer } from 'node:net'
import { CliError } from './cli-error.ts'

/** Says so before anything is opened when the port can't be used. */
export async function refuseTakenPort(port: number, host: string): Promise<void> {
  const { promise, resolve, reject } = Promise.withResolvers<void>()
  const probe = createServer()
  probe.once('error', (error) => reject(toCliError(error, port)))
  probe.listen(port, host, () => probe.close(() => resolve()))
  await promise
}

function toCliError(error: Error, port: number): CliError {
  const code = 'code' in error ? error.code : undefined
  if (code === 'EADDRINUSE')
    return new CliError(`Port ${port} is in use by another process. Stop that one, or choose another with PORT=${port + 1}.`)
  if (code === 'EACCES') return new CliError(`This user may not open port ${port}. Choose one above 1023 with PORT=4000.`)
  return new CliError(`Port ${port} can't be opened: ${error.message}.`)
}
