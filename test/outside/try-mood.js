// Writes a mood down in a portal, and says what its page shows, or what stands in the way.
import { createMemorySource, createTestPortal } from '@voordeur/core/testing'
import { mood } from 'acme-mood'

const memory = createMemorySource([])
memory.steps = [{ client: { sourceId: 'a', number: '100', name: 'Bea Bos' }, records: [], complete: [] }]
const portal = await createTestPortal({ plugins: [mood({ heading: 'Zo ging het' })], sources: [memory.source] })
await portal.sync()
const viewer = await portal.viewer({ clientNumber: '100', email: 'bea@example.org' })
const page = `/client/${viewer.clientId}/mood/week`
const refused = await viewer.post(`${page}/write`, { text: 'x'.repeat(41) })
const taken = await viewer.post(`${page}/write`, { text: 'een goede dag' })
const { text } = await viewer.get(page)
await portal.close()
const shown = { heading: text.includes('Zo ging het'), day: text.includes('<p>een goede dag</p>') }
process.stdout.write(JSON.stringify({ refused: refused.status, taken: taken.status, ...shown }))
