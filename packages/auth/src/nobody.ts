/** The account that is looked for when a name is unknown, so that the work stays the same. No account has this id. */
export const NOBODY = '00000000-0000-0000-0000-000000000000'
