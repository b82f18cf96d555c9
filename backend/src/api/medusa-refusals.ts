/**
 * How Medusa refuses what staff do with an order (edits, returns, exchanges, claims, parcels, refunds), in their words and
 * without ids. What is not listed stays as Medusa says it.
 */
const REFUSALS: readonly (readonly [RegExp, string])[] = [
  [/already has an existing active order change/, '这个订单有没做完的修改、退货、换货或索赔，请先完成或取消它'],
  [/^An active Order Change is required to proceed/, '这次修改已经完成或取消，请刷新后重新开始'],
  [/^Order change .* is not active to be modified/, '这次修改已经完成或取消，请刷新后重新开始'],
  [/^Not enough stock available for item/, '库存不够，请减少数量后再试'],
  [/^Some variant does not have the required inventory/, '库存不够，请减少数量后再试'],
  [/^No stock reservation found for item/, '商品没有占用库存，请先在订单里分配库存'],
  [/^Quantity to fulfill exceeds the reserved quantity/, '要发的件数超过了已占用的库存'],
  [/has already been fulfilled and quantity cannot be lower than (\d+)/, '已装箱 $1 件，数量不能改到更少'],
  [/^Cannot remove fulfilled item/, '商品已装箱，不能删除'],
  [/^Cannot request to return more items than/, '退货件数不能超过已发出、还没退的件数'],
  [/^Cannot receive more items than/, '收到的件数不能超过申请退货的件数'],
  [/^Cannot (?:un)?claim more items than/, '索赔件数不能超过购买的件数'],
  [/^Cannot cancel more items than/, '取消的件数超过了已有的件数'],
  [/^Cannot fulfill more items than/, '装箱件数不能超过购买的件数'],
  [/^Cannot (?:ship|deliver) more items than/, '发出或送达的件数不能超过已装箱的件数'],
  [/^Order return request should have at least 1 item/, '请至少选一件要退的商品'],
  [/^Items are required to create a return/, '请至少选一件要退的商品'],
  [/^Order exchange request should have at least 1 item/, '换货要至少选一件退回的和一件换出的商品'],
  [/^Order claim request should have at least 1 item/, '请至少选一件要索赔的商品'],
  [/^No items to fulfill/, '请至少选一件要装箱的商品'],
  [/^Can't cancel an? \w+ which has returned items/, '已收到退回的商品，不能取消'],
  [/^All \w+ must be canceled before canceling/, '还有没取消的包裹、退货、换货或索赔，不能取消；请先处理它们'],
  [/^Cannot cancel a completed order/, '订单已完成，不能取消；买家要退请走售后'],
  [/^The fulfillment has already been shipped/, '包裹已标记发出，不能取消'],
  [/^The fulfillment is already canceled/, '这个包裹已经取消'],
  [/^Orders? .* (?:are|is) completed, canceled, or in draft/, '已完成、已取消的订单和草稿不能归档'],
  [/^Orders? with id \S+ has been canceled/, '订单已取消，不能再修改'],
  [/^(?:Return|Exchange|Claim|Order) with id \S+ has been canceled/i, '已经取消，不能再修改'],
  [/^A user cannot delete itself/, '不能让自己离开，请另一位负责人来做'],
  [/^Order id not found/, '没有找到这个订单'],
  [/^(?:Return|Exchange|Claim|Order[ -]?claim|Order[ -]?exchange) id not found/i, '没有找到这条售后记录'],
  [/^Items? (?:with ids .*|ID ".*") (?:does not exist|not found)/, '商品不在这个订单里，请刷新后再试'],
  [
    /^Can only create (?:\w+ )?credit lines if|^Cannot create more \w+ credit lines/,
    '金额超过了订单现在多付或少付的钱',
  ],
  [/^Invalid request: Value for field 'amount' too small/, '金额不能小于 0'],
  [/^Invalid request: Expected type: 'number' for field 'amount'/, '金额要填数字'],
  [/^Can only mark 'not_paid' payment collection as paid/, '这笔款已经处理过，请刷新后再看'],
]

/** @returns null where it is no such refusal */
export function refusalInChinese(message: string): string | null {
  for (const [english, chinese] of REFUSALS) {
    const found = english.exec(message)
    if (found) return chinese.replace('$1', found[1] ?? '')
  }
  return null
}
