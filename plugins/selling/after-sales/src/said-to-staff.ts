/** Why goods of a claim are not sent once more, as staff read it. */
import { MedusaError } from '@medusajs/framework/utils'
import { conflict } from './errors'

/** What an order's activity calls the change that sends goods once more. */
export const SENT_AGAIN = '售后补发'

export const notResendable = (why: string) => conflict(why, 'not_resendable')
export const resendShort = () => conflict('现在没有货可以补发，请改为退款', 'no_stock')
export const changeOpen = () => conflict('这个订单有没做完的修改或退换，请先确认或取消它，再补发', 'change_open')

export const borneByOthers = () =>
  new MedusaError(MedusaError.Types.NOT_ALLOWED, '这批补发的商品已经登记由别人承担，请先撤回或冲销归责，再从订单撤下')
/** What a claim's steps say of it. */
export const TAKEN_OFF = '补发的商品已从订单撤下'

export const WHY_NOT = {
  rule: '没有质量问题的商品不补发',
  canceled: '订单已取消，不能补发',
  nobodys: '只有小店代发订单的售后可以补发',
  gone: (title: string) => `${title} 已经没有这种规格，不能补发`,
  by_weight: (title: string) => `${title} 按重量计价，每件不一样，请退款`,
  uneven: (title: string) => `${title} 的货款不能平分到每件，请退款`,
  unsold: (why: string) => `${why}，请改为退款`,
}
