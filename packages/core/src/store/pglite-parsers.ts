import { types } from '@electric-sql/pglite'

/** Values as the PostgreSQL driver gives them: a 64-bit number and a day are text. */
export const PGLITE_PARSERS: Readonly<Record<number, (value: string) => unknown>> = {
  [types.INT8]: String,
  [types.DATE]: String,
}
