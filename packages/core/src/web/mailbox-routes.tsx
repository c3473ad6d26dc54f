import type { MailboxEntry } from '../mail/mailbox.ts'
import { MailboxPage, MailPage } from '../ui/pages/mailbox-page.tsx'
import { HttpProblem } from './http-problem.ts'
import type { Kernel } from './kernel.ts'
import { toHtmlResponse } from './responses.ts'
import type { PublicRoute } from './route.ts'
import { toFrame } from './to-frame.ts'

const ACCESS = { public: 'It exists in development only, where every mail is fictitious.' }

/** The development mailbox; in production there is none, and so no route. */
export function listMailboxRoutes(kernel: Kernel): readonly PublicRoute[] {
  const { mailbox, basePath } = kernel
  if (!mailbox) return []
  const path = `${basePath}/dev/mailbox`
  const list: PublicRoute = {
    method: 'GET',
    path: '/dev/mailbox',
    access: ACCESS,
    handle: async (_kernel, visit) => {
      const messages = (await mailbox.list()).map((message) => ({ ...toItem(message), href: `${path}/${message.id}` }))
      return toHtmlResponse(<MailboxPage frame={toFrame(kernel, visit)} messages={messages} />)
    },
  }
  const one: PublicRoute = {
    method: 'GET',
    path: '/dev/mailbox/:message',
    access: ACCESS,
    handle: async (_kernel, visit) => {
      const message = await mailbox.read(visit.params['message'] ?? '')
      if (!message) throw new HttpProblem('not-found')
      const links = message.body.match(/https?:\/\/\S+/g) ?? []
      return toHtmlResponse(
        <MailPage frame={toFrame(kernel, visit)} message={{ ...toItem(message), text: message.body, links }} back={path} />,
      )
    },
  }
  return [list, one]
}

function toItem({ id, kind, recipient, subject, createdAt }: MailboxEntry) {
  const text = kind === 'text'
  return {
    id,
    kind: text ? ('sms' as const) : ('email' as const),
    to: recipient,
    subject: subject ?? recipient,
    sentAt: createdAt.toISOString(),
  }
}
