/** Clock skew a callback may show, as Stripe's own libraries allow for the past. */
export const WEBHOOK_TOLERANCE_S = 300

/**
 * Stripe's verifier refuses old callbacks and lets future ones through; a signed callback kept back by a thief must not
 * stay valid for ever. `header` is the raw `Stripe-Signature`.
 */
export function isFromTheFuture(header: string, now_s = Math.floor(Date.now() / 1000)): boolean {
  const sent_s = Number(/(?:^|,)\s*t=(\d+)/.exec(header)?.[1])
  return Number.isFinite(sent_s) && sent_s > now_s + WEBHOOK_TOLERANCE_S
}
