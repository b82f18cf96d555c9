export type { Address, CodeChannel } from '@shanzhen/ports/types'

export interface OneTimeCodeOptions {
  /** The backend's public address, for links in mails to staff. */
  backendUrl?: string
  /** Keys the hashes of codes and addresses; the auth provider shares it. */
  secret: string
  shopName?: string
  /** Other words the shop is known by, such as its name in Latin letters: no part of a password. */
  shopWords?: readonly string[]
  /** Who else signs in by a code: actor type → the module that knows its people (`ActorDirectory`). */
  actors?: Record<string, string>
  /** Whoever lets in, lifts or approves as a second person has proved a phone; true unless told otherwise. */
  secondPersonProvesPhone?: boolean
  /** The version of the shop's rules in force, as a day; sign-ins without it are refused. */
  policyVersion?: string
}
