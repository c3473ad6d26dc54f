import { defineConfig } from 'vitest/config'

// The portal's own tests; a package below packages/ has its own.
export default defineConfig({ test: { include: ['test/**/*.test.ts'], testTimeout: 60_000, hookTimeout: 60_000 } })
