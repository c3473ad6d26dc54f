/** The provider's code of a state as a part of a report; nothing when it is none or would not be safe to show. */
export function toReportCode(code: string | number | null | undefined): { code?: string } {
  const text = String(code ?? '')
  return /^[A-Za-z0-9][A-Za-z0-9 _.-]{0,39}$/.test(text) ? { code: text } : {}
}
