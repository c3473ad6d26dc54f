import { defineConfig } from 'vitest/config'

// The first portal of a test starts the embedded database, which takes its time on a slow machine.
export default defineConfig({ test: { testTimeout: 60_000, hookTimeout: 60_000 } })
