import type { Inventory } from './table-inventory.ts'

/** For what is of an account and about a client. */
const WITH_EITHER = {
  until: 'as long as the copy of the client and the account',
  erased: 'with the copy of the client, or with the account',
} as const

const NOTHING = { whose: ['nobody'], exported: 'no', erased: 'not needed' } as const

/** What the tables about accounts, access and the portal itself keep of people. */
export const peopleInventory = {
  account: {
    whose: ['account'],
    keeps: 'Who can sign in: name, address for mails, and how they like to read.',
    until:
      '`access.accountsEndAfter` (365 days unless the organisation says otherwise) after the last access to a client or the last work at the desk',
    exported: 'shown in the profile',
    erased:
      'at night when the term is over, or at once for who asks (`voordeur account erase`), with everything of its own; the access log keeps the name',
    columns: {
      personal: 'email name locale form simple digest',
      points: 'id',
      rest: 'blocked_at created_at digested_at toured_at',
    },
  },
  access: {
    whose: ['account', 'client', 'staff'],
    keeps:
      'That an account reads about a client: on what ground, what they are to the client, with which rights, given by whom and on what evidence.',
    until: 'as long as the account, also when it ended',
    exported: 'shown in the profile and under Rechtenoverzicht; the client’s side reads it under Contactpersonen beheren',
    erased: 'with the account; with the copy of the client it is ended, and what the person is to the client in words is emptied',
    columns: {
      personal: 'basis represents portal_admin role evidence granted_by blocked_by',
      points: 'id account_id client_id',
      rest: 'rights valid_from valid_until revoked_at created_at blocked_at consented_at told_of_end',
    },
  },
  invitation: {
    whose: ['account', 'client'],
    keeps:
      'Whom a portal administrator invites: name, address, what they are to the client, and what they may see; so that they can be mailed and let in.',
    until: '30 days after it was accepted, declined, withdrawn or over',
    exported: 'shown to who invited',
    erased: 'then, with the copy of the client, or with the account of who invited or is invited',
    columns: {
      personal: 'first_name last_name email gender role phone basis',
      points: 'id client_id invited_by account_id',
      rest: 'rights until created_at sent_at expires_at accepted_at declined_at withdrawn_at welcome_due',
    },
  },
  notice: {
    whose: ['account', 'client'],
    keeps: 'What somebody should know, as a kind with a few values (a title, a day), and whether they have read it.',
    until: '365 days',
    exported: 'shown under Meldingen',
    erased: 'then, or with the copy of the client or the account; one that names somebody whose account is erased goes too',
    columns: { personal: 'values kind', points: 'id account_id client_id reference', rest: 'plugin created_at read_at digested_at' },
  },
  outbox: {
    whose: ['account'],
    keeps: 'Mails and text messages on their way, and what the provider said of them. Of the care record nothing stands in a message.',
    until: '30 days after it was made',
    exported: 'no; the person has it',
    erased: 'then; mails to the address of an account with the account',
    columns: {
      personal: 'recipient subject',
      points: 'id reference',
      sealed: 'body',
      rest: 'kind state attempts next_attempt_at last_error created_at sent_at expires_at delivery delivery_code delivery_at',
    },
  },
  source_message: {
    ...WITH_EITHER,
    whose: ['account', 'client'],
    keeps: 'A message on its way to the care record; its words are emptied when it was handed over.',
    exported: 'with the part that it was written in',
    columns: {
      points: 'id client_id account_id source',
      sealed: 'message',
      rest: 'state attempts next_attempt_at last_error created_at sent_at',
    },
  },
  feed: {
    ...WITH_EITHER,
    whose: ['account', 'client'],
    keeps: 'That somebody reads a part in a programme of their own at a secret address, and when it was last asked for.',
    exported: 'shown on the page where it was made',
    columns: {
      points: 'id account_id client_id access_id',
      sealed: 'secret_hash',
      rest: 'part assurance created_at last_used_at fetches counted_from revoked_at',
    },
  },
  download: {
    whose: ['account', 'client'],
    keeps: 'That somebody saves the dossier of a client, and how far it is.',
    until: '30 days',
    exported: 'shown on the page Download',
    erased: 'then, or with the copy of the client or the account',
    columns: {
      points: 'id account_id client_id access_id',
      sealed: 'digest',
      rest: 'assurance state attempts parts_done parts_total failure created_at ready_at expires_at taken_at size',
    },
  },
  download_chunk: {
    whose: ['client'],
    keeps: 'The saved dossier itself in sealed pieces, until it is taken once.',
    until: 'a day at most',
    exported: 'it is the export',
    erased: 'when it was taken or is over, or with the copy of the client',
    columns: { points: 'download_id', sealed: 'bytes', rest: 'attempt seq' },
  },
  access_request: {
    whose: ['somebody who asks', 'client', 'staff'],
    keeps:
      'Who asks for access: names, address, telephone, day of birth and number of the client, ground and explanation, so that staff can answer.',
    until: 'a day when it was not confirmed; 30 days after the answer',
    exported: 'on request, by the organisation',
    erased: 'then, or with the copy of the client',
    columns: {
      personal: 'entered_by handled_by',
      points: 'id client_id',
      sealed: 'content address secret_hash',
      rest: 'state asked_at mailed_at expires_at confirmed_at handled_at',
    },
  },
  access_request_file: {
    whose: ['somebody who asks'],
    keeps: 'Documents that prove a ground (a decision of a court), for staff who answer the request.',
    until: 'the moment access is given; otherwise with the request',
    exported: 'on request, by the organisation',
    erased: 'then',
    columns: { points: 'id request_id', sealed: 'name bytes', rest: 'mime' },
  },
  access_welcome: {
    whose: ['account', 'staff'],
    keeps: 'That somebody who was given access waits for what they sign in with, and at which number.',
    until: 'until it left, two weeks at most',
    exported: 'no',
    erased: 'then, or with the account',
    columns: { personal: 'asked_by', points: 'account_id', sealed: 'phone', rest: 'via created_at due_at' },
  },
  access_list: {
    whose: ['somebody who asks', 'client'],
    keeps: 'A list of first accesses that staff had checked and did not give yet: names, addresses, client numbers.',
    until: 'an hour',
    exported: 'no',
    erased: 'then, or with the account of who had it checked',
    columns: { points: 'id account_id', sealed: 'content', rest: 'expires_at' },
  },
  use_limit: {
    whose: ['somebody who asks'],
    keeps: 'How often something was done in the last hour, by a keyed digest of an address.',
    until: 'an hour',
    exported: 'no; it can’t be traced to a person without the key',
    erased: 'then',
    columns: { sealed: 'key', rest: 'count until' },
  },
  desk_member: {
    whose: ['staff'],
    keeps: 'Which account works at the desk, with which sets of rights, and who gave them.',
    until: 'as long as the account',
    exported: 'shown at the desk to who manages staff',
    erased: 'with the account, when the desk was taken from it (`voordeur desk remove`)',
    columns: { personal: 'sets added_by', points: 'account_id', rest: 'added_at changed_at removed_at' },
  },
  terms_version: {
    whose: ['staff'],
    keeps: 'The terms of use, and who published them.',
    until: 'for good: somebody agreed to them',
    exported: 'shown to everybody',
    erased: 'no',
    columns: { personal: 'published_by', points: 'id', rest: 'version text published_at' },
  },
  terms_acceptance: {
    whose: ['account'],
    keeps: 'To which version of the terms an account agreed, and when.',
    until: 'as long as the account',
    exported: 'shown under Informatie',
    erased: 'with the account',
    columns: { points: 'account_id', rest: 'version accepted_at' },
  },
  banner: {
    whose: ['staff'],
    keeps: 'The sentence above every page, and who set it.',
    until: 'until it is replaced or taken away',
    exported: 'no',
    erased: 'then',
    columns: { personal: 'set_by', rest: 'single text from_at until_at set_at' },
  },
  audit_entry: {
    whose: ['account', 'client', 'staff'],
    keeps:
      'The access log (NEN 7513): who read or did what, about whom, when, on which ground and from which network address; of an account that was erased also the name, so that it still says who looked. Never a word of the record.',
    until: '`audit.keepFor`, five years unless the organisation says otherwise',
    exported: 'the client’s side reads it under Wie heeft gekeken; `voordeur audit export`',
    erased: 'when its term is over, and not before: it is the evidence that the law asks for',
    columns: {
      personal: 'basis network detail',
      points: 'id account_id client_id access_id trace_id',
      rest: 'seq at event_type action outcome part right written_at',
    },
  },
  audit_seal: {
    ...NOTHING,
    keeps: 'The seals of the access log.',
    until: 'for good: they prove what was purged',
    columns: { sealed: 'seal', rest: 'up_to entries at purged_at made_with' },
  },
  context_key: {
    ...NOTHING,
    keeps: 'The key with which the database checks whom a reader’s transaction is for.',
    until: 'as long as the secret of the portal',
    columns: { sealed: 'inner_pad outer_pad', rest: 'key_name' },
  },
  kept_key: {
    ...NOTHING,
    keeps: 'Keys that outlive the secret of the portal: of the access log, and of the digests by which is counted.',
    until: 'for good: the access log is proven with them',
    columns: { sealed: 'sealed', rest: 'name made_for since' },
  },
} satisfies Inventory
