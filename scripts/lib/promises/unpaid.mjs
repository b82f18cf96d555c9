// What must be true of goods that are held and not paid for.

/** @type {Record<string, string>} */
export const UNPAID_PROMISES = {
  '未付款占用没有随订单结束 an unpaid hold outlived its promise': `select u.order_id as id from unpaid_order u
      left join placement p on p.order_id = u.order_id and p.deleted_at is null and p.state = 'open'
      where p.id is null`,
}
