import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { Worker } from 'node:worker_threads'
import { z } from 'zod'
import { LARGEST_PIXELS } from './photo-limits.ts'
import { UploadFault } from './upload-fault.ts'

const LIMITS = { milliseconds: 20_000, pixels: LARGEST_PIXELS, memory: 512 * 1024 * 1024 }

/** The pixels of a picture, four bytes each (RGBA). */
export interface Pixels {
  readonly width: number
  readonly height: number
  readonly data: Uint8ClampedArray
  readonly hasAlpha: boolean
}

const Answer = z.union([
  z.object({ fault: z.enum(['damaged', 'too-many-pixels']) }),
  z.object({ width: z.int().positive(), height: z.int().positive(), data: z.instanceof(Uint8ClampedArray), hasAlpha: z.boolean() }),
])

/**
 * Decodes the picture of a HEIC file, upright, in a thread of its own with half a gigabyte and twenty seconds. The library that reads all other photos is
 * built without a decoder of HEVC. Throws `UploadFault`.
 */
export async function decodeHeic(bytes: Uint8Array, limits: typeof LIMITS = LIMITS): Promise<Pixels> {
  const answer = Answer.safeParse(await askWorker(bytes, limits)).data
  if (!answer || 'fault' in answer) throw new UploadFault(answer?.fault ?? 'damaged')
  return answer
}

function askWorker(bytes: Uint8Array, { milliseconds, pixels, memory }: typeof LIMITS): Promise<unknown> {
  const core = dirname(createRequire(import.meta.url).resolve('@voordeur/core/package.json'))
  const worker = new Worker(join(core, 'workers/decode-heic.mjs'), {
    workerData: { bytes, mostPixels: pixels, mostMemory: memory },
    resourceLimits: { maxOldGenerationSizeMb: 128, maxYoungGenerationSizeMb: 32 },
    // Nothing of this process is its business, and what the decoder prints is nobody's.
    env: {},
    execArgv: [],
    stdout: true,
    stderr: true,
  })
  return new Promise((resolve) => {
    const end = (answer: unknown) => {
      clearTimeout(timer)
      void worker.terminate()
      resolve(answer)
    }
    const timer = setTimeout(() => end(undefined), milliseconds)
    worker.once('message', end)
    worker.once('error', () => end(undefined))
    worker.once('exit', () => end(undefined))
  })
}
