import { createServer, type Socket } from 'node:net'
import { SMTPServer, type SMTPServerOptions } from 'smtp-server'
import { describe, expect, onTestFinished, test } from 'vitest'
import { DeliveryError } from '../define/delivery-error.ts'
import { createSmtpSender } from './smtp-sender.ts'

interface Received {
  readonly from: string
  readonly to: readonly string[]
  readonly text: string
}

const silent = new AbortController().signal
const message = {
  id: '0193b0c2-7d54-7c2e-8a0e-2f6a2f7f2a10',
  kind: 'mail',
  recipient: 'a@example.nl',
  subject: 'Nieuw bericht: cliënt',
  body: 'Er staat iets voor u klaar.\n.\nEinde',
} as const

async function serve(options: SMTPServerOptions = {}) {
  const received: Received[] = []
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onData: (stream, session, done) => {
      const chunks: Buffer[] = []
      stream.on('data', (chunk: Buffer) => chunks.push(chunk))
      stream.on('end', () => {
        const from = session.envelope.mailFrom
        received.push({
          from: from ? from.address : '',
          to: session.envelope.rcptTo.map(({ address }) => address),
          text: Buffer.concat(chunks).toString(),
        })
        done()
      })
    },
    ...options,
  })
  server.on('error', () => undefined)
  const port = await new Promise<number>((resolve) => {
    const listening = server.listen(0, '127.0.0.1', () => resolve(toPort(listening.address())))
  })
  onTestFinished(() => new Promise<void>((resolve) => server.close(() => resolve())))
  return { received, port }
}

function toPort(address: ReturnType<ReturnType<typeof createServer>['address']>): number {
  if (typeof address === 'object' && address) return address.port
  throw new Error('no port')
}

// A server that says only these lines, one for each thing it hears, and then nothing more.
async function say(lines: readonly string[]) {
  const sockets: Socket[] = []
  const server = createServer((socket) => {
    sockets.push(socket)
    const rest = [...lines]
    const next = () => {
      const line = rest.shift()
      if (line !== undefined) socket.write(`${line}\r\n`)
    }
    socket.on('data', next)
    socket.on('error', () => undefined)
    next()
  })
  const port = await new Promise<number>((resolve) => server.listen(0, '127.0.0.1', () => resolve(toPort(server.address()))))
  onTestFinished(() => {
    for (const socket of sockets) socket.destroy()
    return new Promise<void>((resolve) => server.close(() => resolve()))
  })
  return port
}

function open(port: number, { production = false, timeoutMs = 5000 } = {}) {
  const sender = createSmtpSender({ url: `smtp://127.0.0.1:${port}`, from: 'Cliëntportaal <noreply@zorg.example>', production, timeoutMs })
  onTestFinished(sender.close)
  return sender
}

describe('mail by SMTP', () => {
  test('arrives at one recipient, as plain text, with a Message-ID that stays the same', async () => {
    const { received, port } = await serve()
    const sender = open(port)
    await sender.send(message, silent)
    await sender.send(message, silent)
    expect(received).toHaveLength(2)
    for (const mail of received) {
      expect(mail).toMatchObject({ from: 'noreply@zorg.example', to: ['a@example.nl'] })
      expect(mail.text).toContain(`Message-ID: <${message.id}@zorg.example>`)
      expect(mail.text).toContain('Auto-Submitted: auto-generated')
      expect(mail.text).toMatch(/Content-Type: text\/plain/)
      expect(mail.text).not.toMatch(/text\/html/)
      // A line with only a dot must not end the mail early.
      expect(mail.text).toContain('Einde')
    }
  })

  test('a line break that slipped into a subject or an address makes no header and no recipient', async () => {
    const { received, port } = await serve()
    const sender = open(port)
    await sender.send({ ...message, subject: 'Hallo\r\nBcc: evil@example.com\r\n\r\nTekst' }, silent)
    await sender.send({ ...message, recipient: 'a@example.nl>\r\nRCPT TO:<evil@example.com' }, silent).catch(() => undefined)
    await sender.send({ ...message, recipient: 'a@example.nl,evil@example.com' }, silent).catch(() => undefined)
    expect(received.flatMap(({ to }) => to)).not.toContain('evil@example.com')
    expect(received[0]?.text).not.toMatch(/^Bcc:/im)
  })

  test('is refused for good when the server does not know the recipient', async () => {
    const refuse: SMTPServerOptions['onRcptTo'] = (_address, _session, done) =>
      done(Object.assign(new Error('mevrouw Jansen is unknown'), { responseCode: 550 }))
    const { port } = await serve({ onRcptTo: refuse })
    const failed = await open(port)
      .send(message, silent)
      .catch((error: unknown) => error)
    expect(failed).toMatchObject({ code: 'REFUSED', status: 550, message: 'REFUSED 550' })
  })

  test('waits when the server is busy, or does not take the sender', async () => {
    const busy = await serve({
      onRcptTo: (_address, _session, done) => done(Object.assign(new Error('greylisted'), { responseCode: 450 })),
    })
    await expect(open(busy.port).send(message, silent)).rejects.toMatchObject({ code: 'UNREACHABLE', status: 450 })
    const strict = await serve({
      onMailFrom: (_address, _session, done) => done(Object.assign(new Error('no relaying'), { responseCode: 550 })),
    })
    await expect(open(strict.port).send(message, silent)).rejects.toMatchObject({ code: 'UNREACHABLE', status: 550 })
  })

  test('waits when nobody listens', async () => {
    await expect(open(1).send(message, silent)).rejects.toMatchObject({ code: 'UNREACHABLE' })
  })

  test.each([
    ['never greets', []],
    ['stops after the greeting', ['220 hello']],
    ['stops after the recipient', ['220 hello', '250 hello', '250 ok', '250 ok']],
    ['takes the mail and says nothing', ['220 hello', '250 hello', '250 ok', '250 ok', '354 go on']],
  ])('does not hang on a server that %s', async (_, lines) => {
    const port = await say(lines)
    await expect(open(port, { timeoutMs: 30 }).send(message, silent)).rejects.toMatchObject({ code: 'UNCERTAIN' })
  })

  test('never leaves without TLS in production', async () => {
    const { received, port } = await serve()
    await expect(open(port, { production: true }).send(message, silent)).rejects.toMatchObject({ code: 'UNREACHABLE' })
    expect(received).toEqual([])
  })

  test('never trusts a certificate that nobody vouches for in production', async () => {
    // The server's own test certificate.
    const { received, port } = await serve({ disabledCommands: [] })
    await expect(open(port, { production: true }).send(message, silent)).rejects.toBeInstanceOf(DeliveryError)
    expect(received).toEqual([])
  })

  test.each(['http://mail.example', 'smtp:', 'mail.example:25', ''])(
    'the address %j of a server is refused without repeating it',
    (url) => {
      expect(() => createSmtpSender({ url, from: 'a@example.nl', production: true })).toThrow(
        expect.objectContaining({ code: 'MAIL_SMTP_URL' }),
      )
    },
  )
})
