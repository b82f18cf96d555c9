/** A code that proves a phone number or an e-mail address is the visitor's own. */
export type CodeChannel = 'sms' | 'email'

/** A normalised address: eleven digits, or a lower-case e-mail address. */
export interface Address {
  channel: CodeChannel
  address: string
}

/** Whoever knows the people of an actor type, so that they may sign in by a code. */
export interface ActorDirectory {
  /** The actor's id; null for a stranger. */
  findActorId(address: Address): Promise<string | null>
}
