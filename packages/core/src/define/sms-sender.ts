/** A text message (SMS) to hand to a provider. */
export interface TextMessage {
  /** The portal's id of the message, a UUID: the same for every try, so that a provider can tell a repetition. */
  readonly id: string
  /** A mobile number in E.164 (`+31612345678`). */
  readonly recipient: string
  /** Plain text. It may hold a code: never log it. */
  readonly body: string
  /** An address of the portal where the provider may report what became of the message; absent in development. */
  readonly reportUrl?: string
}

/** What a provider said when it took a message. */
export interface SentText {
  /** The provider's own name of the message, when its reports use that and not our id. */
  readonly reference?: string
}

/** What became of a message. */
export interface DeliveryReport {
  /** Our id of the message, or the reference the provider gave when it took it. */
  readonly message: string
  readonly state: 'delivered' | 'failed' | 'underway'
  /** The provider's own code of the state, for who looks into it. */
  readonly code?: string
}

/** A report as it came over the wire. Where it came from is not proven by this alone. */
export interface ReportRequest {
  readonly method: string
  /** The whole address that was asked for, as the provider was told it. */
  readonly url: string
  readonly headers: Headers
  readonly body: string
}

/** Hands text messages to a provider; `smsSenderContract` of `@voordeur/auth/testing` says in tests what holds. */
export interface SmsSender {
  /** Lower-case letters and digits, such as `cm`; part of the address its reports come to. */
  readonly id: string
  /** Whether the provider delivers once when it is handed the same id twice. Without it, an uncertain message is never tried again. */
  readonly idempotent: boolean
  /** Whether it only shows messages and sends none: production refuses it. */
  readonly developmentOnly: boolean
  /** Hands over one message, once. Throws `DeliveryError`; anything else counts as `UNCERTAIN`. */
  readonly send: (message: TextMessage, signal: AbortSignal) => Promise<SentText>
  /** Reads what a provider reports; undefined when it is not the provider's (a wrong signature, another form). Absent when it reports nothing. */
  readonly readReports?: (request: ReportRequest) => Promise<readonly DeliveryReport[] | undefined>
}
