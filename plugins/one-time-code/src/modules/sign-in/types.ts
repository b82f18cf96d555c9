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
}

export interface OpenSession {
  id: string
  expires_at: Date
}

/** What a person sees of an own session. */
export interface SessionView extends OpenSession {
  network: string
  agent: string
  created_at: Date
  last_seen_at: Date
}
