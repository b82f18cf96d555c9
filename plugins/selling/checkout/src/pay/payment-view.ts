import type { PayBody } from '../wire'
import type { PaymentView } from '../types'

type Session = { amount_fen: number; status: string; data: Record<string, unknown> }
const SHOWN = ['code_url', 'h5_url', 'jsapi_params', 'client_secret', 'publishable_key', 'js_url'] as const

/** A crash between writing the session and hearing from the provider leaves one that nobody can pay with. */
export const isPayable = (data: Record<string, unknown>): boolean => SHOWN.some((key) => data[key])

/** What the pay page may know of a session: only these fields of its data leave the shop. */
export function paymentView(session: Session, { provider, channel }: PayBody, orderExpiresAt: Date): PaymentView {
  const { data } = session
  const until = [orderExpiresAt.toISOString(), data.link_expires_at, data.expires_at].filter(
    (at) => typeof at === 'string',
  )
  return {
    provider,
    channel,
    status: session.status,
    amount_fen: session.amount_fen,
    expires_at: until.map((at) => new Date(at).toISOString()).sort()[0],
    ...Object.fromEntries(SHOWN.flatMap((key) => (data[key] ? [[key, data[key]]] : []))),
  }
}
