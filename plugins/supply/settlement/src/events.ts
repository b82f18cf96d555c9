/** `{ id, shop_id }` */
export const STATEMENT_READY = 'settlement.statement_ready'
