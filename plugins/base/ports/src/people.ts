/** A code that proves a phone number or an e-mail address is the visitor's own. */
export type CodeChannel = 'sms' | 'email'

/** A normalised address: eleven digits, or a lower-case e-mail address. */
export interface Address {
  channel: CodeChannel
  address: string
}

/** Whoever knows the people of an actor type, so that they may sign in by a code. */
export interface ActorDirectory {
  /** Strangers may come in here and open something by it: they agree to the rules of the house at each sign-in. */
  readonly opensItself?: boolean
  /** The actor's id; null for a stranger. */
  findActorId(address: Address): Promise<string | null>
}

/** Where somebody agreed to hear of their orders instead of by text message: a channel of the notification module. */
export type MessageWay = { channel: string; to: string }

/** Whoever knows of nearer ways to customers than a text message. */
export interface MessageWays {
  /** By customer; who agreed to none, or none that takes this template, is not among them. */
  waysOf(customer_ids: string[], template: string): Promise<Map<string, MessageWay>>
}
