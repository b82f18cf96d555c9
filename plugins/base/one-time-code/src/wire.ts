/** Signing in by a code, and where one is signed in. No code, no hash and no address of somebody else is among it. */
import { moment, text } from '@shanzhen/http/wire'
import { z } from '@medusajs/framework/zod'

export const CodeSent = z.object({
  resend_after_s: z.int(),
  expires_in_s: z.int(),
  /** Of whoever asked for the code: others' guesses are counted apart. */
  ticket: z.string(),
})
export type CodeSent = z.infer<typeof CodeSent>

/** What the shop wants computed before another code goes out: `bits` leading zero bits of SHA-256(`challenge:answer`). */
export type WorkWanted = { challenge: string; bits: number }

/** As Medusa's own sign-in answers; without a second factor it is the token alone. */
export const Token = z.object({
  token: z.string(),
  verification_required: z.boolean().optional(),
  verification: z.unknown().optional(),
  mfa_required: z.boolean().optional(),
  mfa_challenge: z.unknown().optional(),
})

const SessionCustomer = z.object({ id: z.string(), first_name: text, phone: text, email: text })
export type SessionCustomer = z.infer<typeof SessionCustomer>

export const ShopperSession = Token.extend({ customer: SessionCustomer })
export type ShopperSession = z.infer<typeof ShopperSession>

/** One place somebody is signed in at, as coarse as the shop keeps it. */
const OwnSession = z.object({
  id: z.string(),
  network: z.string(),
  agent: z.string(),
  created_at: moment,
  last_seen_at: moment,
  expires_at: moment,
  current: z.boolean(),
  /** Signed in by a password that could not be set today. */
  weak_password: z.boolean(),
})
export type OwnSession = z.infer<typeof OwnSession>

/** The phone by which somebody of the staff is known as one natural person, masked. */
export const OwnPhone = z.object({
  phone: z.string().nullable(),
  proved_at: moment.nullable(),
  /** Whether whoever acts as a second person has to have proved one. */
  needed: z.boolean(),
})
export type OwnPhone = z.infer<typeof OwnPhone>

export const ProvedPhone = OwnPhone.extend({
  /** Another account proved the same phone: the two are one person. */
  shared: z.boolean(),
})
export type ProvedPhone = z.infer<typeof ProvedPhone>

export const OwnSessions = z.object({ sessions: z.array(OwnSession) })
export type OwnSessions = z.infer<typeof OwnSessions>

/** Who waits after too many tries, and what codes went out within the hour; names are masked, networks coarse. */
export const Doors = z.object({
  locks: z.array(
    z.object({
      id: z.string(),
      kind: z.string(),
      label: z.string(),
      tries: z.int(),
      last_at: moment,
      locked_until: moment,
    }),
  ),
  codes: z.object({
    sms: z.int(),
    sms_used: z.int(),
    email: z.int(),
    refused: z.int(),
    pumped: z.boolean(),
    stopped: z.boolean(),
  }),
  senders: z.array(
    z.object({ network: z.string(), sent: z.int(), refused: z.int(), used: z.int(), addresses: z.int() }),
  ),
})
export type Doors = z.infer<typeof Doors>
