/** A request took a step: `{ event_id, id, order_id, kind, state, reason }`; announced again after a crash, under its event_id. */
export const AFTER_SALE_MOVED = 'after-sale.moved'
/** Goods came back and were looked at: `{ id, order_id, line_item_id, quantity, sellable }`, one per line. */
export const AFTER_SALE_INSPECTED = 'after-sale.inspected'
