import { databases } from './attacks/attacked-portal.ts'

const [embedded, postgresql = embedded] = databases

/**
 * The database of tests that walk the whole portal, in minutes: the embedded one in `npm test`, and PostgreSQL in `npm run test:slow`,
 * where `TEST_DATABASE_URL` is set.
 */
export const longWalkDatabases = [process.env['VOORDEUR_TEST'] === 'slow' ? postgresql : embedded].filter(
  (database) => database !== undefined,
)
