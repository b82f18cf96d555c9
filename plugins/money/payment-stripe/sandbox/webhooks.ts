/** Signed callbacks, tried again with growing pauses until they are answered with 2xx. */
import { randomBytes } from 'node:crypto'
import Stripe from 'stripe'
import { type Faults, take } from './faults.ts'
import type { Dispute, Intent, Refund } from './store.ts'

const RETRY_PAUSES_MS = [0, 1_000, 5_000, 30_000, 120_000, 600_000]
const FUTURE_S = 3_600

export interface WebhookOptions {
  url: string | null
  secret: string
  faults: Faults
  time_scale: number
}

export class Webhooks {
  private readonly options: WebhookOptions
  private readonly signer = new Stripe('sk_test_sandbox_signer').webhooks
  private readonly timers = new Set<NodeJS.Timeout>()

  constructor(options: WebhookOptions) {
    this.options = options
  }

  emit(type: string, object: Intent | Refund | Dispute): void {
    const { url, faults } = this.options
    if (!url) return
    const fault = take(faults, 'webhook')
    if (fault === 'lose') return
    const payload = JSON.stringify({
      id: `evt_sandbox${randomBytes(10).toString('hex')}`,
      object: 'event',
      type,
      created: Math.floor(Date.now() / 1000),
      livemode: false,
      data: { object },
    })
    const deliver = () => this.send(url, payload, fault === 'forge', fault === 'future' ? FUTURE_S : 0)
    this.attempt(deliver, 0)
    if (fault === 'double') this.attempt(deliver, 0)
  }

  close(): void {
    for (const timer of this.timers) clearTimeout(timer)
    this.timers.clear()
  }

  private attempt(deliver: () => Promise<boolean>, tries: number): void {
    if (tries >= RETRY_PAUSES_MS.length) return
    const timer = setTimeout(() => {
      this.timers.delete(timer)
      void deliver().then((done) => done || this.attempt(deliver, tries + 1))
    }, RETRY_PAUSES_MS[tries] * this.options.time_scale)
    timer.unref()
    this.timers.add(timer)
  }

  private async send(url: string, payload: string, forged: boolean, ahead_s: number): Promise<boolean> {
    const header = this.signer.generateTestHeaderString({
      payload,
      secret: forged ? 'whsec_somebody_else' : this.options.secret,
      timestamp: Math.floor(Date.now() / 1000) + ahead_s,
    })
    const answer = await fetch(url, {
      method: 'POST',
      body: payload,
      headers: { 'content-type': 'application/json', 'stripe-signature': header },
      signal: AbortSignal.timeout(10_000),
    }).catch(() => null)
    return answer?.ok === true
  }
}
