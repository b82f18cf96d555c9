/** A code that proves a phone number or an e-mail address is the visitor's own. */
export type CodeChannel = 'sms' | 'email'

/** A normalised address: eleven digits, or a lower-case e-mail address. */
export interface Address {
  channel: CodeChannel
  address: string
}

export interface OneTimeCodeOptions {
  /** Keys the hashes of codes and addresses; the auth provider shares it. */
  secret: string
  shopName?: string
}
