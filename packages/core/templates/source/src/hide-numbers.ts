const NUMBER = /(?<![\p{L}\d])(?:\d{8,9}|\d{3}[ .]\d{3}[ .]\d{3}|\d{4}[ .]\d{2}[ .]\d{3})(?![\p{L}\d])/gu
const ACCOUNT = /(?<![\p{L}\d])[A-Z]{2}\d{2}(?: ?[A-Z0-9]{4}){2,7}(?: ?[A-Z0-9]{1,3})?(?![\p{L}\d])/gu

/** A text without BSNs and bank accounts: those never enter a portal, also not where somebody typed them into a report. */
export function hideNumbers(text: string): string {
  return text.replaceAll(NUMBER, (found) => (isBsn(found) ? '[nummer weggelaten]' : found)).replaceAll(ACCOUNT, '[rekening weggelaten]')
}

/** The eleven-test (Wet algemene bepalingen burgerservicenummer). */
function isBsn(found: string): boolean {
  const digits = [...found.replaceAll(/\D/gu, '').padStart(9, '0')].map(Number)
  const sum = digits.reduce((total, digit, index) => total + digit * (index === 8 ? -1 : 9 - index), 0)
  return sum > 0 && sum % 11 === 0
}
