// What every implementation of a contract of this package must do, as test suites
export { sessionsContract, type SessionsUnderTest } from './sessions/sessions-contract.ts'
export { signInMethodContract, type SignInMethodUnderTest } from './sign-in-method-contract.ts'
export { redirectMethodContract, type RedirectMethodUnderTest } from './redirect-method-contract.ts'
export { secondFactorContract, type SecondFactorUnderTest } from './factor/second-factor-contract.ts'
export { smsSenderContract } from './sms/sms-senders-contract.ts'
export type { ProviderAnswer, ReportedMessage, SmsSenderUnderTest, TextReceived } from './sms/sms-senders-contract.ts'
export { ContractBroken, type ContractRunner } from './testing/contract.ts'
