declare module 'autocannon' {
  /** One request of a connection. */
  export interface Request {
    readonly method: 'GET'
    readonly path: string
    readonly headers: Readonly<Record<string, string>>
  }

  /** What we use of its options. */
  export interface Options {
    readonly url: string
    readonly duration: number
    readonly connections: number
    readonly requests: readonly Request[]
    readonly setupClient: (client: { readonly setRequests: (requests: readonly Request[]) => void }) => void
  }

  /** What we use of its result; seconds, and counts. */
  export interface Result {
    readonly duration: number
    readonly errors: number
    readonly timeouts: number
    readonly non2xx: number
    readonly '2xx': number
    readonly throughput: { readonly total: number }
  }

  const autocannon: (options: Options) => Promise<Result>
  export default autocannon
}
