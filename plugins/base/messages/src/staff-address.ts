/**
 * Medusa names each member of staff by a mailbox. Who has none is named by their phone, as an address of a domain that leads
 * nowhere (RFC 6761), and what would be mailed to them goes to that phone.
 */
/** Whom a plugin writes to. */
export type Contact = { channel: 'sms' | 'email'; address: string }

const PHONE = /^1[3-9]\d{9}$/
const MAILBOX = /^[^\s@]+@[^\s@]+\.[^\s@]+$/
const NOWHERE = /\.invalid\.*$/i
const NAMED_BY_PHONE = /^(1[3-9]\d{9})@phone\.invalid$/

/** What somebody typed who may mean either: a phone becomes the account's name, anything else stays as it is. */
export const accountName = (typed: string): string => {
  const plain = typed.replace(/[\s-]/g, '')
  return PHONE.test(plain) ? `${plain}@phone.invalid` : typed
}

/** Whether what they mean would reach them: by mail, or as the one spelling of a phone; nothing else of that domain does. */
export const isReachable = (account: string): boolean =>
  NAMED_BY_PHONE.test(account) || (MAILBOX.test(account) && !NOWHERE.test(account))

export function contactOf(account: string): Contact {
  const phone = NAMED_BY_PHONE.exec(account)?.[1]
  return phone ? { channel: 'sms', address: phone } : { channel: 'email', address: account }
}
