import type { Check } from './draft.ts'

/** Where people can ask for access, somebody at the desk can answer them. */
export const checkRequests: Check = ({ config, parts, unread }) => {
  const { requests = false } = config.access
  if (requests === false || unread.size > 0 || parts.some(({ part }) => part.ports.includes('requests'))) return []
  return [
    {
      code: 'REQUESTS_UNANSWERED',
      place: 'access.requests',
      cause: 'People can ask for access, and no plugin brings a part of the desk that handles it.',
      fix: "Add a plugin with such a part (a desk part with `ports: ['requests']`), or remove `requests`.",
    },
  ]
}
