const RUNS = [
  /(?<![\p{L}\d]|\d[.,])\d{8,9}(?![\p{L}\d]|[.,]\d)/gu,
  /(?<![\p{L}\d])\d{3}[ .]\d{3}[ .]\d{3}(?![\p{L}\d])/gu,
  /(?<![\p{L}\d])\d{4}[ .]\d{2}[ .]\d{3}(?![\p{L}\d])/gu,
]
const ACCOUNT = /(?<![\p{L}\d])[A-Z]{2}\d{2}(?:[ ]?[A-Z0-9]{1,4}){3,8}(?![\p{L}\d])/gu
const LEAST_OF_ACCOUNT = 15

/**
 * What in a text may be a BSN (any run of eight or nine digits that passes the eleven-test of the Wet algemene bepalingen
 * burgerservicenummer) or is an account number (ISO 13616, modulo 97).
 */
export function findSecrets(text: string): readonly string[] {
  const numbers = RUNS.flatMap((run) => [...text.matchAll(run)].map(([match]) => match)).filter((match) => passesEleven(match))
  const accounts = [...text.matchAll(ACCOUNT)].map(([match]) => match).filter((match) => startsWithAccount(match))
  return [...new Set([...numbers, ...accounts])]
}

function passesEleven(run: string): boolean {
  const digits = [...run.replace(/\D/g, '').padStart(9, '0')].map(Number)
  const sum = digits.reduce((total, digit, index) => total + digit * (index === 8 ? -1 : 9 - index), 0)
  return sum % 11 === 0 && digits.some((digit) => digit !== 0)
}

// Other capitals may follow an account, so that every start of the match that is long enough is tried.
function startsWithAccount(match: string): boolean {
  const letters = match.replaceAll(' ', '')
  return Array.from({ length: letters.length - LEAST_OF_ACCOUNT + 1 }, (_, index) => letters.slice(0, LEAST_OF_ACCOUNT + index)).some(
    (start) => passesModulo97(start),
  )
}

function passesModulo97(account: string): boolean {
  const digits = (account.slice(4) + account.slice(0, 4)).replace(/[A-Z]/g, (letter) => String(letter.charCodeAt(0) - 55))
  return [...digits].reduce((rest, digit) => (rest * 10 + Number(digit)) % 97, 0) === 1
}
