/** A code that proves a phone number or an e-mail address is the visitor's own. */
export type CodeChannel = 'sms' | 'email'

/** A normalised address: eleven digits, or a lower-case e-mail address. */
export interface Address {
  channel: CodeChannel
  address: string
}

export interface OneTimeCodeOptions {
  /** The backend's public address, for links in mails to staff. */
  backendUrl?: string
  /** Keys the hashes of codes and addresses; the auth provider shares it. */
  secret: string
  shopName?: string
  /**
   * Who else signs in by a code: actor type → the module that knows its people. The module's service has
   * `findActorId(address)`, which answers with the actor's id or null for a stranger.
   */
  actors?: Record<string, string>
  /** The version of the shop's rules in force, as a day; sign-ins without it are refused. */
  policyVersion?: string
}

/** What a module must offer for its people to sign in by a code. */
export interface ActorDirectory {
  findActorId: (address: Address) => Promise<string | null>
}
