/** What staff are told about claims and who bears them. */
import { MedusaError } from '@medusajs/framework/utils'

const { CONFLICT, NOT_ALLOWED } = MedusaError.Types

export const notRefunded = () => new MedusaError(NOT_ALLOWED, '这笔售后还没有退款，退款后再归责')
export const notWrong = () => new MedusaError(NOT_ALLOWED, '这笔售后不是因为商品有问题，由供应中心承担')
export const noSuchParty = () => new MedusaError(NOT_ALLOWED, '承担方须是这个订单的承运方或商品的生产者')
export const shareWithdrawn = () => new MedusaError(CONFLICT, '这张凭证已经撤回，请重新填写')
export const caseTooMuch = () => new MedusaError(CONFLICT, '各方承担的合计不能超过退款', 'case_share_most')
