/** The longest user name, in UTF-16 units. */
export const USER_NAME_MAX = 100

const USER_NAME = /^[\p{L}\p{N}][\p{L}\p{M}\p{N}._@+-]{2,99}$/u

/** A user name as it is stored and looked up by: trimmed, NFKC, lower case. Capitals and full-width signs make no other name. */
export function toUserName(typed: string): string {
  return typed.trim().normalize('NFKC').toLowerCase().normalize('NFKC')
}

/** Whether a name (from `toUserName`) may be given to an account: 3–100 letters, digits and `. _ @ + -`. */
export function isUserName(name: string): boolean {
  return USER_NAME.test(name)
}
