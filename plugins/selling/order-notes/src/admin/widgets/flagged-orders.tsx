import { defineWidgetConfig } from '@medusajs/admin-sdk'
import { useAnswer } from '@shanzhen/desk/use-answer'
import { flagStyle } from '../lib/flag-style'
import type { OpenFlags } from '../../wire'

/** Medusa's list of orders has no column for flags: they stand behind an order's number, by a style sheet. */
const AGAIN_MS = 60_000

const FlaggedOrders = () => {
  const { answer } = useAnswer<OpenFlags>('/order-flags', AGAIN_MS)
  return answer && <style>{flagStyle(answer.flags)}</style>
}

export const config = defineWidgetConfig({ zone: 'order.list.before' })

export default FlaggedOrders
