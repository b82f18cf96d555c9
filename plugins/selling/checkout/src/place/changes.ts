import type { PlaceBody } from '../wire'
import type { Change, Quote } from '../types'

/**
 * What is no longer as the buyer saw it when tapping 提交订单; empty when the order may stand.
 * @param less_is_fine nobody looks at it now: what costs less by then is no reason to lose it
 */
export function listChanges(body: PlaceBody, quote: Quote, less_is_fine = false): Change[] {
  const changes: Change[] = []
  const differs = (was_fen: number, now_fen: number) => (less_is_fine ? now_fen > was_fen : now_fen !== was_fen)
  for (const line of quote.lines) {
    const seen = body.items.find((item) => item.variant_id === line.variant_id)
    const { variant_id } = line
    const name = [line.title, line.variant_title].filter(Boolean).join(' ')
    if (line.reason) {
      changes.push({
        code: line.reason,
        variant_id,
        available: line.available,
        message: `${name}：${line.message}`.replace(/^：/, ''),
      })
    } else if (seen && differs(seen.unit_price_fen, line.unit_price_fen)) {
      const [was_fen, now_fen] = [seen.unit_price_fen, line.unit_price_fen]
      changes.push({
        code: 'price_changed',
        variant_id,
        was_fen,
        now_fen,
        message: `${name}的价格由 ${yuan(was_fen)} 变为 ${yuan(now_fen)}`,
      })
    }
  }
  const chosen = quote.shipping_options.find((option) => option.id === body.shipping_option_id)
  if (!changes.length && (!chosen || chosen.amount_fen === null)) {
    changes.push({ code: 'freight_changed', message: chosen?.reason ?? '这种配送方式已不可用，请重新选择' })
  }
  if (!changes.length && differs(body.expected_total_fen, quote.total_fen ?? Number.MAX_SAFE_INTEGER)) {
    const [was_fen, now_fen] = [body.expected_total_fen, quote.total_fen ?? 0]
    changes.push({
      code: 'total_changed',
      was_fen,
      now_fen,
      message: `应付金额由 ${yuan(was_fen)} 变为 ${yuan(now_fen)}`,
    })
  }
  return changes
}

const yuan = (fen: number) => `¥${(fen / 100).toFixed(2)}`
