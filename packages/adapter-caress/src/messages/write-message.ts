import type { OutgoingMessage } from '@voordeur/core'
import { randomUUID } from 'node:crypto'
import { mkdir, open, rename, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { MessageFile } from './message-file.ts'

/** The client whom a message is about, as the record knows them. */
export interface MessageClient {
  readonly sourceId: string
  readonly number?: string
}

/**
 * Writes a message into the folder from which the record system takes it: whole, or not at all, and on the disk when this resolves. The same message
 * again gives the same file. Throws what the file system throws.
 */
export async function writeMessage(folder: string, client: MessageClient, message: OutgoingMessage): Promise<void> {
  const file = toFile(client, message)
  await mkdir(folder, { recursive: true })
  const unfinished = join(folder, `.${file.id}.${randomUUID()}.unfinished`)
  try {
    await writeThrough(unfinished, `${JSON.stringify(file, undefined, 2)}\n`)
    await rename(unfinished, join(folder, `${file.id}.json`))
  } catch (error) {
    await rm(unfinished, { force: true })
    throw error
  }
  await syncFolder(folder)
}

function toFile(
  { sourceId, number }: MessageClient,
  { id, thread, topic, text, sender, recipientRole, sentAt }: OutgoingMessage,
): MessageFile {
  return MessageFile.parse({
    version: 1,
    id,
    client: sourceId,
    ...(number !== undefined && { number }),
    thread,
    topic,
    text,
    sender,
    ...(recipientRole !== undefined && { recipientRole }),
    sentAt,
  })
}

// What a person wrote: for the portal and the record system alone.
async function writeThrough(path: string, text: string): Promise<void> {
  const handle = await open(path, 'wx', 0o640)
  try {
    await handle.writeFile(text)
    await handle.sync()
  } finally {
    await handle.close()
  }
}

/** A name is on the disk when its folder is. */
async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r')
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
}
