import { MedusaError } from '@medusajs/framework/utils'
import { yuan } from '@shanzhen/money-kit/fen'

const { CONFLICT, NOT_ALLOWED, NOT_FOUND } = MedusaError.Types

export const recallUnknown = () => new MedusaError(NOT_FOUND, '没有这次召回')
export const rowUnknown = () => new MedusaError(NOT_FOUND, '这次召回里没有这一项')
export const rowOver = () => new MedusaError(NOT_ALLOWED, '这一项已经处理完，或者正在退款')
export const rowWrong = () => new MedusaError(NOT_ALLOWED, '这一项不能这样处理')
export const stillOpen = (count: number) => new MedusaError(NOT_ALLOWED, `还有 ${count} 项没有处理完，不能结束召回`)
export const lotUnknown = () => new MedusaError(NOT_FOUND, '没有这个批次')
export const nothingToRefund = () => new MedusaError(NOT_ALLOWED, '这件商品没有可退的款：已经退过，或没有寄给买家')
export const stillUndecided = (pieces: number) =>
  new MedusaError(NOT_ALLOWED, `其中 ${pieces} 件正在售后或退换货：先处理完那一笔，再按召回退款，以免多退或漏退`)
export const refundChanged = (amount_fen: number) =>
  new MedusaError(CONFLICT, `应退金额已变为 ${yuan(amount_fen)}，请核对后重新确认`)
export const channelSilent = () => new MedusaError(NOT_ALLOWED, '支付渠道暂时没有回应，请稍后再试')
export const partlyBack = () => new MedusaError(NOT_ALLOWED, '支付渠道暂时没有回应，退款会自动重试')
