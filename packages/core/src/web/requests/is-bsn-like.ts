// As people write it: nine digits, also in groups (1234.56.789).
const NINE_DIGITS = /(?<!\d)(?:\d{9}|\d{4}[ .-]\d{2}[ .-]\d{3}|\d{3}[ .-]\d{3}[ .-]\d{3})(?!\d)/g

/** Whether a text holds nine digits that pass the eleven-test, as every BSN does (and one in eleven other numbers): the portal keeps none. */
export function isBsnLike(text: string): boolean {
  return (text.match(NINE_DIGITS) ?? []).some((found) => passesElevenTest(found.replaceAll(/\D/g, '')))
}

function passesElevenTest(digits: string): boolean {
  const sum = [...digits].reduce((total, digit, index) => total + Number(digit) * (index === 8 ? -1 : 9 - index), 0)
  return sum % 11 === 0 && Number(digits) > 0
}
