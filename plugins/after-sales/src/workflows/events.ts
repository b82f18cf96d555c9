/** A request took a step: `{ id, order_id, state, reason }`. */
export const AFTER_SALE_MOVED = 'after-sale.moved'
/** Goods came back and were looked at: `{ id, order_id, line_item_id, quantity, sellable }`, one per line. */
export const AFTER_SALE_INSPECTED = 'after-sale.inspected'
