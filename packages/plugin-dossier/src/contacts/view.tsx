import type { ViewTools } from '@voordeur/core'
import type { Contact } from '@voordeur/core/care'
import { DescriptionList, EmptyState, PersonCard } from '@voordeur/core/ui'
import type { ComponentChild } from 'preact'
import { toContactRole, toRelation } from '../labels/contact-label.ts'
import { toAddressFacts, toTelecomFacts } from '../reach-facts.tsx'
import type { ContactsPage } from './load.ts'

const FIRST_CONTACT = 1

/** Contactpersonen: who they are to the client, and how to reach them. */
export function viewContacts({ contacts }: ContactsPage, tools: ViewTools): ComponentChild {
  const { t } = tools
  if (contacts.length === 0)
    return (
      <EmptyState icon="contact" title={t('contacts.empty')}>
        {t('contacts.empty.text')}
      </EmptyState>
    )
  return contacts.map((contact, index) => <ContactCard key={index} contact={contact} t={t} />)
}

/** Whom to call first, in one line. */
export function viewContactsSummary({ contacts }: ContactsPage, { t }: ViewTools): ComponentChild {
  const [first] = contacts
  if (!first) return t('contacts.empty')
  return (
    <>
      <strong>{first.name.display}</strong>, {toWho(first, t) ?? t('contacts.summary', { count: contacts.length })}
    </>
  )
}

function ContactCard({ contact, t }: { readonly contact: Contact; readonly t: ViewTools['t'] }): ComponentChild {
  return (
    <PersonCard name={contact.name.display} role={toWho(contact, t)} badge={isFirst(contact) ? t('contacts.first') : undefined}>
      <DescriptionList items={[...toTelecomFacts(t, contact), ...toAddressFacts(t, contact)]} />
    </PersonCard>
  )
}

function isFirst({ rank, roles }: Contact): boolean {
  return rank === undefined ? roles.some(({ code }) => Number(code) === FIRST_CONTACT) : rank === 1
}

function toWho({ relations, roles }: Contact, t: ViewTools['t']): string | undefined {
  const words = [...relations.map((coding) => toRelation(t, coding)), ...roles.map((coding) => toContactRole(t, coding))]
  const known = [...new Set(words.filter((word) => word !== undefined))]
  return known.length > 0 ? known.join(' · ') : undefined
}
