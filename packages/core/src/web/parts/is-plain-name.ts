// What Dutch initials are written with, beside single letters.
const INITIALS = /^(?:(?:\p{L}|Th|Ph|Ch|Chr|Fr|Joh|Jac|IJ)\.)+$/u
// A dot with more than one sign behind it: the end of a web address.
const ADDRESS = /\.[\p{L}\p{N}]{2}/u
const MOST_DIGITS = 3

/**
 * Whether what was typed as a name can't be taken for a number or a web address: it stands in mails to people who don't know the writer, where a
 * phone number or an address would look as if the organisation gave it.
 */
export function isPlainName(name: string): boolean {
  const digits = name.match(/\p{N}/gu)?.length ?? 0
  return digits <= MOST_DIGITS && !/@|:\/\/|\bwww\b/iu.test(name) && name.trim().split(/\s+/u).every(isPlainWord)
}

function isPlainWord(word: string): boolean {
  if (/\p{N}/u.test(word) && !/\p{L}/u.test(word)) return false
  return !ADDRESS.test(word) || INITIALS.test(word)
}
