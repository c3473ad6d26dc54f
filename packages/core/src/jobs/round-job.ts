/** The name of the job in which an authenticator does its round of this name. */
export function toRoundJob(authenticator: string, round: string): string {
  return `${authenticator}.${round}`
}
