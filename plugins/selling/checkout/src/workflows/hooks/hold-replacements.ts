import { amendStep } from '@shanzhen/workflow-kit/replace-step'

/**
 * Goods that staff promise a buyer by an exchange or a claim are held from that moment. Medusa holds them only where a way
 * of sending them was chosen in the same form; without one they could be sold to somebody else, and no parcel took them.
 */
type Action = { action: string; exchange_id?: string | null; claim_id?: string | null; return_id?: string | null }
type Row = { actions?: Action[] }
type Preview = { items?: Row[]; shipping_methods?: Row[] }

for (const [workflow, of] of [
  ['confirm-exchange-request', 'exchange_id'],
  ['confirm-claim-request', 'claim_id'],
] as const) {
  amendStep(workflow, 'preview-order-change', async (answer, { input }) => {
    const { items = [], shipping_methods = [] } = answer as Preview
    const id = (input as Record<typeof of, string>)[of]
    const ours = (row: Row, action: string) =>
      (row.actions ?? []).some((one) => one.action === action && one[of] === id && !one.return_id)
    if (!items.some((item) => ours(item, 'ITEM_ADD')) || shipping_methods.some((way) => ours(way, 'SHIPPING_ADD')))
      return
    // This is what Medusa looks for before it holds the goods; nothing else reads it.
    const chosen = { action: 'SHIPPING_ADD', [of]: id, return_id: null }
    const [way] = shipping_methods
    if (way) way.actions = [...(way.actions ?? []), chosen]
    else shipping_methods.push({ actions: [chosen] })
  })
}
