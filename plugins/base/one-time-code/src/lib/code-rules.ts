/**
 * What asking for codes costs. The first ten of an hour are free for a sender (a family, an office or a carrier's many
 * phones behind one address); more take a second or so of computing each, and a hundred are the end. When codes go out that
 * nobody uses, somebody is pumping text messages through many numbers: then everyone computes, staff are told, and at last
 * text messages stop while e-mail goes on. Strangers who ask codes for one address make asking for it cost work, ever more,
 * and its codes longer. A phone has ten text messages a day that nobody used, by whatever way in; then one every four hours,
 * and at the networks it signed in from lately as before. A phone on the move has another address each time: near those networks
 * it has as many again, so that strangers who take each one of the day from elsewhere close it to nobody there.
 */
export const CODE_RULES = {
  free: 10,
  most_per_hour: 100,
  /** Codes to one address within a day that other networks asked for and nobody used. */
  others_free: 10,
  /** Codes by SMS to one phone within a day that nobody used; beyond them one in so many seconds. */
  texts_a_day: 10,
  texts_pause_s: 4 * 3600,
  /** As many of them where its carrier's other networks were. */
  texts_near: 20,
  /** Codes by SMS of the last hour that nobody used, beyond twice those that were. */
  pumping_unused: 100,
  stop_unused: 300,
  work_bits: 16,
  most_bits: 22,
  work_life_s: 600,
}

export interface Sent {
  /** By this sender within an hour. */
  by_sender: number
  /** To the same address within a day, by everyone else, and not used. */
  by_others: number
  /** To the same address within a day by whoever, and not used; and how long ago the last of them went. */
  to_address: number
  last_s: number
  /** A code to this address was used at this sender's network lately. */
  known: boolean
  /** The same of a network beside this sender's: the carrier's, in this part of the country. */
  near: boolean
  /** By everyone within an hour, by SMS. */
  sms_used: number
  sms_unused: number
}

export type Verdict =
  | { kind: 'free' }
  | { kind: 'work'; bits: number }
  | { kind: 'too_many' }
  | { kind: 'stopped' }
  | { kind: 'phone_full'; wait_s: number }

export const isPumped = (
  { sms_used, sms_unused }: Pick<Sent, 'sms_used' | 'sms_unused'>,
  limit = CODE_RULES.pumping_unused,
): boolean => sms_unused >= limit && sms_unused >= 2 * sms_used

/** Many strangers ask codes for this address: they may be guessing at them. */
export const isBesieged = ({ by_others }: Pick<Sent, 'by_others'>): boolean => by_others >= CODE_RULES.others_free

/** @param sent what was sent before this one */
export function judgeSending(sent: Sent, channel: 'sms' | 'email'): Verdict {
  const { free, others_free, most_per_hour, stop_unused, work_bits, most_bits } = CODE_RULES
  if (sent.by_sender >= most_per_hour) return { kind: 'too_many' }
  if (channel === 'sms' && isPumped(sent, stop_unused)) return { kind: 'stopped' }
  const wait_s = channel === 'sms' ? pauseOf(sent) : 0
  if (wait_s > 0) return { kind: 'phone_full', wait_s }
  const beyond = sent.by_sender - free
  const pumped = channel === 'sms' && isPumped(sent)
  if (beyond < 0 && !pumped && !isBesieged(sent)) return { kind: 'free' }
  const siege = isBesieged(sent) ? Math.floor((sent.by_others - others_free) / 5) : 0
  const bits = work_bits + (pumped ? 1 : 0) + Math.floor(Math.max(0, beyond) / 10) + siege
  return { kind: 'work', bits: Math.min(most_bits, bits) }
}

/** How long a phone that had its texts of the day waits for the next one. */
function pauseOf({ known, near, to_address, last_s }: Sent): number {
  const { texts_a_day, texts_near, texts_pause_s } = CODE_RULES
  return known || to_address < (near ? texts_near : texts_a_day) ? 0 : texts_pause_s - last_s
}
