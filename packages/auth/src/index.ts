// Configuring
export { auth, type AuthOptions } from './auth.ts'
export { password } from './password/password.tsx'
export { authenticatorApp } from './factor/authenticator-app.ts'
export { sms, type SmsFactor, type SmsOptions } from './factor/sms.ts'
export { defaultPolicy, laurensPolicy, type GivenPolicy, type SignInPolicy } from './policy/sign-in-policy.ts'

// Providers of text messages
export { birdSmsSender, type BirdSmsSenderOptions } from './sms/bird-sms-sender.ts'
export { cmSmsSender, type CmSmsSenderOptions } from './sms/cm-sms-sender.ts'
export { consoleSmsSender, type ConsoleSmsSenderOptions } from './sms/console-sms-sender.ts'
export { spryngSmsSender, type SpryngSmsSenderOptions } from './sms/spryng-sms-sender.ts'
export { twilioSmsSender, type TwilioSmsSenderOptions } from './sms/twilio-sms-sender.ts'

// Extending: a way to sign in, a second factor or a provider of one's own
export type {
  FormMethod,
  Identified,
  Leading,
  MethodForm,
  MethodPorts,
  OpenFormMethod,
  OpenRedirectMethod,
  PersonDirectory,
  RedirectMethod,
  ProviderButton,
  RedirectEnding,
  RedirectReturn,
  RedirectStart,
  RefusalReason,
  Refused,
  SecondFactorBy,
  SignInMethod,
  Visitor,
} from './sign-in-method.ts'
export type { FoundIdentity, Identities, Identity, LinkedIdentity, NewIdentity } from './identity/identities.ts'
export { InvitationError } from './invite/invitation-channel.ts'
export type {
  ChannelPorts,
  GuestState,
  InvitationChannel,
  InvitedGuest,
  InvitedPerson,
  OpenInvitationChannel,
} from './invite/invitation-channel.ts'
export type {
  FactorChallenge,
  FactorPorts,
  FactorProven,
  FactorRefused,
  FactorShown,
  FactorStarted,
  OpenSecondFactor,
  SecondFactor,
} from './factor/second-factor.ts'
export type { IssuedSession, Session, SessionHolder, Sessions } from './sessions/sessions.ts'
export type { SmsSender } from '@voordeur/core'
export type { AuthTables } from './tables.ts'

// Errors
export { AuthError, type AuthErrorCode } from './auth-error.ts'
