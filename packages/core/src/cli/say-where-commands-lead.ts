/**
 * What somebody must know who opens a portal at home on another port than its configuration names: the portal writes its own mails for the port that it
 * answers on, a command (`access grant`) knows only the configuration. Undefined when there is nothing to know.
 */
export function sayWhereCommandsLead(configured: string, address: string): string | undefined {
  const isAtHome = URL.parse(configured)?.hostname === 'localhost'
  if (!isAtHome || configured === address) return undefined
  return `\nMails that a command writes lead to ${configured}, where this portal does not answer. Set organisation.url (PORTAL_URL in a portal from \`voordeur new\`) to ${address} when you give such a command.`
}
