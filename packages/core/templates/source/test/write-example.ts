import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** What a record system would write of one client. */
export interface ExampleClient {
  readonly number: string
  readonly name: string
  readonly reports: readonly unknown[]
}

// Made-up people only. A BSN and an account number stand where people type them, to see that they are left out.
const alblas: ExampleClient = {
  number: '100',
  name: 'Mevrouw Alblas',
  reports: [
    {
      id: 1,
      at: '2026-11-20T08:00:00+01:00',
      topic: 'Nachtrust',
      text: 'Rustig geslapen.',
      author: { name: 'K. de Groot', role: 'Verzorgende' },
    },
    { id: 2, at: '2026-11-21T15:30:00+01:00', text: 'Belde over rekening NL85 INGB 0001 2345 67, BSN 999911120.' },
  ],
}
const bos: ExampleClient = {
  number: '200',
  name: 'De heer Bos',
  reports: [{ id: 1, at: '2026-11-21T09:00:00+01:00', text: 'Samen gewandeld.' }],
}

/** Both clients, by the name of their file. */
export const whole = { alblas, bos }

/** Writes clients into a folder of their own and gives its path. */
export function writeExample(clients: Readonly<Record<string, ExampleClient>>): string {
  const folder = mkdtempSync(join(tmpdir(), 'your-source-'))
  for (const [name, client] of Object.entries(clients)) writeFileSync(join(folder, `${name}.json`), JSON.stringify(client))
  return folder
}
