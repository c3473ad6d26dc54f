/** The commonest passwords as they were found in leaks, lower case; loaded when a portal opens, because checking a configuration needs none of them. */
export async function loadListedPasswords(): Promise<ReadonlySet<string>> {
  const { dictionary } = await import('@zxcvbn-ts/language-common')
  return new Set(dictionary['passwords-common'].map((password) => password.toLowerCase()))
}
