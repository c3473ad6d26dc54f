/** What each table of signing in keeps of a person, for how long, and how it is exported and erased. */
export const personalData = {
  account:
    'A number that rises when every session of the account ends, and since when no code is taken any more. Kept as long as the account; not exported, it says nothing of the person; erased with the account.',
  session:
    'When the person signed in and was last active, in which kind of browser, and how strongly, when and by which way they were identified. Kept at most 8 hours, then swept; exported as a list of sessions; erased with the account. The session secret is kept only as a SHA-256 digest.',
  password:
    'The user name, an argon2id hash of the password, and when it was last set. Kept as long as the account; the user name and the moment are exported, the hash is not; erased with the account.',
  password_history:
    'argon2id hashes of earlier passwords, as many as the policy names, so that they do not come back. Not exported; erased with the account.',
  throttle:
    'How often a user name was tried with a wrong password, under keyed digests of that name and the device. Kept one day, or until a new password when the policy blocks; not exported, it cannot be traced to a person without the key; erased by the sweep.',
  limit:
    'How often codes and mails were asked for or typed wrong in the last day, by account or under a keyed digest of a number or name. Kept one day; not exported; erased by the sweep.',
  credential:
    'That a temporary password or one-time link was sent, why, and until when it is good; of itself only a hash. Kept a day after it ended; not exported; erased with the account.',
  flow: 'How far a sign-in in progress is, and by which way it began, for ten minutes; its secret only as a SHA-256 digest. Not exported; erased by the sweep and with the account.',
  phone: 'The mobile number to which codes are sent, and when it was set. Kept as long as the account; exported; erased with the account.',
  app: 'The secret of the authenticator app, encrypted with the portal’s key, and when it was set up. Kept until it is removed; that there is one is exported, the secret is not; erased with the account.',
  device:
    'The kind of browser of a remembered device, since when it is remembered and when it was last used; its secret only as a SHA-256 digest. Kept until its time is over or it is forgotten; exported as a list; erased with the account.',
  challenge:
    'That a code was asked for, when, for what and to which number or address; a salt, never the code. Kept a day; not exported; erased by the sweep and with the account.',
  recovery:
    'That a new number was asked for after a lost phone: the number, how the identity was checked, and the names of the two members of staff. Kept as long as the account, as evidence; exported; erased with the account.',
  identity:
    'By which number an identity provider knows the person (no address), since when, and who linked it. Kept as long as the account; the provider and the moment are exported; erased with the account.',
  invitation:
    'That the person was invited at an identity provider, when, by which member of staff, by which number the provider knows them, and whether they accepted. Kept as long as the account; exported; erased with the account. The link of the invitation is kept nowhere.',
  redirect:
    'That a browser was led to an identity provider, for ten minutes, without saying whose; what it needs to come back is encrypted. Not exported; erased by the sweep.',
} as const
