/** What fills a place of the words: a line of text (a person's name), or a day (`YYYY-MM-DD`) that is said as people say it. */
export type NoticeValueKind = 'text' | 'day'

/** Where a notice leads: to the start page of its client, to a page of core about that client, or nowhere. */
export type NoticeTarget = 'start' | 'nowhere' | { readonly part: string }

/** One kind of notice that the portal itself gives. Its words are also given `client` and `organisation`, by the name each has now. */
export interface CoreNotice {
  readonly title: string
  readonly text?: string
  readonly icon: string
  readonly leads: NoticeTarget
  readonly values: Readonly<Record<string, NoticeValueKind>>
}

/** Every notice that the portal itself gives, by kind. Each is about one client. */
export const CORE_NOTICES = {
  'rights-changed': { title: 'notice.rights-changed', icon: 'eye', leads: 'start', values: {} },
  'access-ended': { title: 'notice.access-ended', text: 'notice.access-ended.text', icon: 'lock', leads: 'nowhere', values: {} },
  'access-blocked': { title: 'notice.access-blocked', text: 'notice.access-blocked.text', icon: 'lock', leads: 'nowhere', values: {} },
  'access-unblocked': { title: 'notice.access-unblocked', icon: 'lock-open', leads: 'start', values: {} },
  // `day` is the last day on which the access is open.
  'access-ends': { title: 'notice.access-ends', text: 'notice.access-ends.text', icon: 'clock', leads: 'start', values: { day: 'day' } },
  'admin-given': { title: 'notice.admin-given', text: 'notice.admin-given.text', icon: 'users', leads: { part: 'people' }, values: {} },
  'admin-taken': { title: 'notice.admin-taken', icon: 'users', leads: 'start', values: {} },
  'invitation-accepted': { title: 'notice.invitation-accepted', icon: 'user-check', leads: { part: 'people' }, values: { person: 'text' } },
  'invitation-declined': { title: 'notice.invitation-declined', icon: 'user-x', leads: { part: 'people' }, values: { person: 'text' } },
  'download-ready': {
    title: 'notice.download-ready',
    text: 'notice.download-ready.text',
    icon: 'download',
    leads: { part: 'download' },
    values: {},
  },
  'message-stuck': { title: 'notice.message-stuck', text: 'notice.message-stuck.text', icon: 'mail', leads: 'start', values: {} },
  'other-access-ends': {
    title: 'notice.other-access-ends',
    text: 'notice.other-access-ends.text',
    icon: 'clock',
    leads: { part: 'people' },
    values: { person: 'text', day: 'day' },
  },
  // `day` is the last day on which the portal can be seen.
  'care-ended': { title: 'notice.care-ended', text: 'notice.care-ended.text', icon: 'clock', leads: 'start', values: { day: 'day' } },
  'care-ended-keep': {
    title: 'notice.care-ended',
    text: 'notice.care-ended-keep.text',
    icon: 'clock',
    leads: { part: 'download' },
    values: { day: 'day' },
  },
  // Care ended so long ago that `day` was over when the portal heard of it.
  'portal-closed': {
    title: 'notice.care-ended',
    text: 'notice.portal-closed.text',
    icon: 'door-closed',
    leads: 'nowhere',
    values: { day: 'day' },
  },
} as const satisfies Readonly<Record<string, CoreNotice>>

/** A kind of notice that the portal itself gives. */
export type CoreNoticeKind = keyof typeof CORE_NOTICES

/** The values that the words of one kind need. */
export type CoreNoticeValues<Kind extends CoreNoticeKind> = {
  readonly [Name in keyof (typeof CORE_NOTICES)[Kind]['values']]: string
}
