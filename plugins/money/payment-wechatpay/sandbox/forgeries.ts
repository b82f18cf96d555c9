import type { Delivery } from './callbacks.ts'

/** Notifications that pretend, each spoilt in one way. */
export const FORGERIES = {
  wrong_key: { wrongKey: true },
  flipped_byte: { flipByte: true },
  unsigned: { unsigned: true },
  probe: { probe: true },
  unknown_serial: { serial: 'PUB_KEY_ID_0000000000000000000000' },
  stale: { timestamp_s: 1_600_000_000 },
} satisfies Record<string, Delivery>
export type Forgery = keyof typeof FORGERIES
