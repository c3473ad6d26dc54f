import { auth, authenticatorApp, password, sms } from '@voordeur/auth'
import type { SmsSender } from '@voordeur/core'
import { leakingPassword } from './leaking-password.ts'
import type { DoorKind } from './settings.ts'

/** Everybody signs in within minutes, which no portal of this size sees. */
const TEXTS = { perHour: 100_000, perDay: 100_000 }

/** The door of every portal in the bench: a password, and a code on a new device. */
export function benchDoor(sender: SmsSender, door: DoorKind = 'default') {
  return auth({
    methods: [door === 'leaking' ? leakingPassword() : password()],
    secondFactors: [authenticatorApp(), sms({ sender, ...TEXTS })],
    policy: door === 'laurens' ? 'laurens' : 'default',
  })
}
