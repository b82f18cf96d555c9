import type { TryKind } from '../../lib/try-rules'

export interface Actor {
  actor_type: string
  actor_id: string
}

export interface NewSession {
  actor_type: string
  /** Null before an actor is tied to the identity. */
  actor_id: string | null
  auth_identity_id: string
  network: string
  agent: string
  /** Signed in by a password that could not be set today. */
  weak_password?: boolean
  /** The session it goes on from, as after a second factor. */
  after?: string
}

export interface OpenSession {
  id: string
  expires_at: Date
}

/** What a person sees of an own session. */
export interface SessionView extends OpenSession {
  weak_password: boolean
  network: string
  agent: string
  created_at: Date
  last_seen_at: Date
}

export interface ProvedPhone {
  user_id: string
  phone: string
  proved_at: Date
}

export interface Try {
  key: string
  kind: TryKind
  /** What staff read: a masked name, a coarse network. */
  label: string
}

export interface LockView {
  id: string
  kind: TryKind
  label: string
  tries: number
  last_at: Date
  locked_until: Date
}

export interface Sending {
  channel: 'sms' | 'email'
  /** Keyed hash of the sender's network. */
  sender: string
  network: string
  address_hash: string
  work_hash: string | null
  work_bits: number
}

/** Of the last hour. */
export interface SendingCounts {
  sms: number
  sms_used: number
  email: number
  refused: number
}

export interface SenderView {
  network: string
  sent: number
  refused: number
  used: number
  addresses: number
}
