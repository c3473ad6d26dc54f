import { InvitationError } from '@voordeur/auth'
import { GraphProblem } from './graph-json.ts'
import { readRetryAfter } from './retry-after.ts'

/** What was asked of Graph; each needs a permission of its own. */
export type GraphQuestion = 'invite' | 'state'

// No list of these was published; the words are those that administrators report. What is not known is told as an address that was refused.
const OF_A_MEMBER = /already exists in the directory|inviter'?s? (organi[sz]ation|tenant|organization)|verified domain/iu

const SENTENCES = {
  permission: {
    invite:
      'Microsoft Graph does not let the portal invite. Give its app registration the application permission User.Invite.All with admin consent, and see who may invite in the external collaboration settings.',
    state:
      'Microsoft Graph does not let the portal see whether an invitation was accepted. Give its app registration the application permission User.Read.All with admin consent; until then it is known when somebody signs in.',
  },
  credentials: 'Microsoft Graph takes no token of the portal, also not a new one.',
  busy: 'Microsoft Graph asks to wait.',
  unreachable: 'Microsoft Graph has a failure of its own.',
  address: 'Microsoft refuses this address.',
  member: 'This address belongs to a member of the tenant, who signs in with the account they have there.',
  answer: 'Microsoft Graph gave an answer that the portal does not know.',
}

/** What an answer of Graph that is no success means. Its own sentence may repeat an address, and goes no further. */
export async function toGraphError(response: Response, question: GraphQuestion, now: Date): Promise<InvitationError> {
  const { code, message } = await readProblem(response)
  const { status } = response
  const told = (sentence: string) => `${sentence} (${status} ${code})`
  if (status === 401) return new InvitationError('credentials', told(SENTENCES.credentials))
  if (status === 403) return new InvitationError('permission', told(SENTENCES.permission[question]))
  if (status === 429 || status === 409 || status === 503)
    return new InvitationError('busy', told(SENTENCES.busy), readRetryAfter(response.headers.get('retry-after'), now))
  if (status >= 500) return new InvitationError('unreachable', told(SENTENCES.unreachable))
  if (status === 400 && question === 'invite') {
    const problem = OF_A_MEMBER.test(message) ? 'member' : 'address'
    return new InvitationError(problem, told(SENTENCES[problem]))
  }
  return new InvitationError('answer', told(SENTENCES.answer))
}

async function readProblem(response: Response): Promise<{ readonly code: string; readonly message: string }> {
  try {
    return GraphProblem.parse(await response.json()).error
  } catch {
    return { code: 'unknown', message: '' }
  }
}
