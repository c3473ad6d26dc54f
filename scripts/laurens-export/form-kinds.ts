/** The kinds of form that the home has; of some nothing was ever filled in. */
export const FORM_KINDS: readonly { readonly kind: string; readonly title: string }[] = [
  { kind: 'clientkaart', title: 'Cliëntkaart' },
  { kind: 'snaq-rc', title: 'SNAQ-RC (ondervoeding)' },
  { kind: 'valrisico', title: 'Valrisico' },
  { kind: 'wensen', title: 'Wensen en bezigheden' },
  { kind: 'mondzorg', title: 'Mondzorg' },
  { kind: 'tevredenheid', title: 'Wat vindt u van de zorg?' },
]

/** What a kind of form is called. */
export function titleOf(kind: string): string {
  return FORM_KINDS.find((one) => one.kind === kind)?.title ?? kind
}
