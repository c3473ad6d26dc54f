import { SourceRefused } from '@voordeur/core'

/** The headers of every question, with their values from the environment. Throws `SourceRefused` by the name of a header without value. */
export function readHeaders(
  named: Readonly<Record<string, string>>,
  readVariable: (name: string) => string | undefined,
): Readonly<Record<string, string>> {
  return Object.fromEntries(
    Object.entries(named).map(([header, variable]) => {
      const value = readVariable(variable)?.trim()
      if (value === undefined || value === '')
        throw new SourceRefused(`the environment variable for the header ${header} is not set`, { file: 'environment' })
      if (!/^[\x20-\x7e]+$/.test(value))
        throw new SourceRefused(`the environment variable for the header ${header} holds more than a header can`, { file: 'environment' })
      return [header, value] as const
    }),
  )
}
