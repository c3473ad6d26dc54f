/**
 * Whether a text is a number that passes the check of a citizen service number (elfproef, Wet algemene bepalingen
 * burgerservicenummer): nine digits, of which the first may be left out, whose weighted sum is divisible by eleven.
 */
export function isBsn(text: string): boolean {
  const digits = text.replace(/[\s.-]/g, '').padStart(9, '0')
  if (!/^\d{9}$/.test(digits) || /^0{9}$/.test(digits)) return false
  const sum = [...digits].reduce((total, digit, index) => total + Number(digit) * (index === 8 ? -1 : 9 - index), 0)
  return sum % 11 === 0
}
