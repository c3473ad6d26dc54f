// What is used of oidc-provider 9, which brings no declarations.
declare module 'oidc-provider' {
  import type { IncomingMessage, ServerResponse } from 'node:http'

  interface OidcContext {
    readonly path: string
    readonly oidc?: {
      readonly route?: string
      readonly client?: { readonly clientId: string }
      readonly session?: { readonly accountId?: string }
      readonly provider: Provider
    }
    type: string
    status: number
    body: unknown
  }

  interface Grant {
    addOIDCScope(scope: string): void
    addOIDCClaims(claims: readonly string[]): void
    save(): Promise<string>
  }

  interface Interaction {
    readonly uid: string
    readonly params: Readonly<Record<string, unknown>>
    readonly prompt: { readonly name: string }
  }

  export class Provider {
    constructor(issuer: string, configuration: Readonly<Record<string, unknown>>)
    readonly Grant: new (of: { readonly accountId: string; readonly clientId: string }) => Grant
    use(middleware: (context: OidcContext, next: () => Promise<void>) => Promise<void>): void
    on(event: string, listener: (context: OidcContext, error: Error) => void): void
    callback(): (request: IncomingMessage, response: ServerResponse) => void
    interactionDetails(request: IncomingMessage, response: ServerResponse): Promise<Interaction>
    interactionFinished(request: IncomingMessage, response: ServerResponse, result: Readonly<Record<string, unknown>>): Promise<void>
  }

  export const interactionPolicy: {
    readonly base: () => { add(prompt: object, index?: number): void }
    readonly Prompt: new (info: { readonly name: string; readonly requestable: boolean }, ...checks: readonly object[]) => object
  }
}
