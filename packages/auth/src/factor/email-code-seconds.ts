/** Seconds a code by mail is good for: the longest one may be that is sent (ASVS 6.5.5), for a mail takes longer than a text message. */
export const EMAIL_CODE_SECONDS = 10 * 60
