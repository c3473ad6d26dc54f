import { types } from '@electric-sql/pglite'

/**
 * Values as the PostgreSQL driver gives and takes them: a 64-bit number and a day are text, bytes are a Buffer. The embedded database's own
 * way with bytes goes through a text for every byte, and takes seven times as long.
 */
export const PGLITE_VALUES = {
  parsers: {
    [types.INT8]: String,
    [types.DATE]: String,
    [types.BYTEA]: (value: string): Uint8Array => Buffer.from(value.slice(2), 'hex'),
  },
  serializers: {
    [types.BYTEA]: (value: Uint8Array): string => `\\x${Buffer.from(value.buffer, value.byteOffset, value.byteLength).toString('hex')}`,
  },
}
