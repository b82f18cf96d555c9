/** What asking for codes costs, over a day of anybody's asking. */
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { CODE_RULES, judgeSending } from '../../../plugins/base/one-time-code/src/lib/code-rules'

const DAY_S = 86_400
const mostOf = (near: boolean) =>
  (near ? CODE_RULES.texts_near : CODE_RULES.texts_a_day) + DAY_S / CODE_RULES.texts_pause_s

it('sends a phone no more than its day’s texts where nobody uses them, however strangers time their asking', () => {
  const asking = fc.array(fc.integer({ min: 0, max: 3 * DAY_S }), { maxLength: 300 })
  fc.assert(
    fc.property(asking, fc.boolean(), (moments, near) => {
      const sent: number[] = []
      for (const now of moments.sort((a, b) => a - b)) {
        const day = sent.filter((at) => at > now - DAY_S)
        const to_address = day.length
        const last_s = to_address ? now - (day.at(-1) ?? 0) : 0
        const counts = { by_sender: 0, by_others: to_address, sms_used: 0, sms_unused: 0, known: false, near }
        // Whoever computes what is asked for goes on.
        const { kind } = judgeSending({ ...counts, to_address, last_s }, 'sms')
        if (kind === 'free' || kind === 'work') sent.push(now)
      }
      for (const at of sent)
        expect(sent.filter((one) => one > at - DAY_S && one <= at).length).toBeLessThanOrEqual(mostOf(near))
    }),
  )
})

it('keeps a phone open at networks it signed in from, and a mailbox everywhere', () => {
  const full = {
    by_sender: 0,
    by_others: 99,
    to_address: 99,
    last_s: 1,
    sms_used: 0,
    sms_unused: 0,
    known: false,
    near: false,
  }
  expect(judgeSending(full, 'sms')).toEqual({ kind: 'phone_full', wait_s: CODE_RULES.texts_pause_s - 1 })
  expect(judgeSending({ ...full, known: true }, 'sms').kind).toBe('work')
  expect(judgeSending(full, 'email').kind).toBe('work')
  // Strangers who take each text of the day leave some to its owner on the move.
  const taken = { ...full, to_address: mostOf(false) }
  expect(judgeSending(taken, 'sms').kind).toBe('phone_full')
  expect(judgeSending({ ...taken, near: true }, 'sms').kind).toBe('work')
  expect(judgeSending({ ...full, near: true }, 'sms').kind).toBe('phone_full')
})
