/** Whether a text without spaces passes the check of an international bank account number (ISO 13616, modulo 97). */
export function isIban(text: string): boolean {
  if (!/^[A-Z]{2}\d{2}[A-Z0-9]{11,30}$/i.test(text)) return false
  const moved = (text.slice(4) + text.slice(0, 4)).toUpperCase()
  const digits = moved.replace(/[A-Z]/g, (letter) => String((letter.codePointAt(0) ?? 0) - 55))
  return [...digits].reduce((rest, digit) => (rest * 10 + Number(digit)) % 97, 0) === 1
}
