export { ContractBroken, sessionsContract } from './sessions/sessions-contract.ts'
export type { ContractRunner, SessionsUnderTest } from './sessions/sessions-contract.ts'
export type { IssuedSession, Session, SessionHolder, Sessions } from './sessions/sessions.ts'
