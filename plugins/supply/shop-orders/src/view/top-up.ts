import type { TopUp } from '@shanzhen/deposit/modules/deposit/service'
import type { TopUp as Shown } from '../wire'

const PAYING = ['code_url', 'h5_url', 'jsapi_params'] as const

/** @param data of the payment's session: only what a payment page needs leaves the shop */
export const topUpView = (
  { id, amount_fen, state, expires_at }: Pick<TopUp, 'id' | 'amount_fen' | 'state' | 'expires_at'>,
  data: Record<string, unknown> = {},
): Shown => ({
  ...{ id, amount_fen, state, expires_at: new Date(expires_at).toISOString() },
  ...Object.fromEntries(PAYING.flatMap((name) => (data[name] ? [[name, data[name]]] : []))),
})
