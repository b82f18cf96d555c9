import { MedusaError } from '@medusajs/framework/utils'

/** Something that after-sales turn away, with its status and the words people read; survives a workflow. */
export class AfterSaleRefusal extends MedusaError {
  constructor(
    readonly status: number,
    type: string,
    message: string,
    code: string,
    readonly fields?: Record<string, string>,
  ) {
    super(type, message, code)
  }
}

export function asRefusal(error: unknown): AfterSaleRefusal | null {
  const candidate = error as Partial<AfterSaleRefusal> | null
  return typeof candidate?.status === 'number' && candidate.code ? (candidate as AfterSaleRefusal) : null
}

const { INVALID_DATA, NOT_FOUND, CONFLICT } = MedusaError.Types
/** Somebody or something was there before. */
export const conflict = (message: string, code: string) => new AfterSaleRefusal(409, CONFLICT, message, code)

export const invalidFields = (fields: Record<string, string>) =>
  new AfterSaleRefusal(400, INVALID_DATA, Object.values(fields)[0] ?? '填写有误', 'invalid', fields)
export const orderNotFound = () => new AfterSaleRefusal(404, NOT_FOUND, '没有找到这个订单', 'order_not_found')
export const askHere = () =>
  new AfterSaleRefusal(403, MedusaError.Types.FORBIDDEN, '请在订单页申请售后', 'after_sales_only')
export const requestNotFound = () => new AfterSaleRefusal(404, NOT_FOUND, '没有找到这个售后申请', 'not_found')
export const photoNotFound = () => new AfterSaleRefusal(404, NOT_FOUND, '没有找到这张照片', 'not_found')
export const changedMeanwhile = () => conflict('这个申请刚刚有人处理过，请刷新后再操作', 'changed')
export const wrongState = () => conflict('这个申请现在不能这样处理', 'state')
export const keyReused = () =>
  conflict(
    '这张表单已经提交过一次售后申请，内容与这次不同；请查看已提交的申请，需要时重新填写',
    'idempotency_key_reused',
  )
export const notShipped = () => conflict('订单还没有全部发货，不能确认收货', 'not_shipped')
export const keptHere = () => conflict('有包裹还在出库复检，没有交给快递，暂时不能确认收货', 'kept_here')
export const tooMany = (title: string, left: number) =>
  new AfterSaleRefusal(422, INVALID_DATA, `${title} 最多还能申请 ${left} 件`, 'too_many')
export const notAllowed = (message: string) => new AfterSaleRefusal(422, INVALID_DATA, message, 'not_allowed')
export const freightNotClaimable = () =>
  conflict('退货运费由商家承担的退货，寄出并填写运单号后可以申请；无理由退货的运费由买家承担', 'freight_not_claimable')
export const freightNotFound = () => new AfterSaleRefusal(404, NOT_FOUND, '没有找到退货运费申请', 'not_found')
export const alreadyDecided = () => conflict('退货运费已经申请过或处理过，请刷新后查看', 'decided')
export const photoTooBig = () => new AfterSaleRefusal(413, INVALID_DATA, '照片不能超过 4 MB', 'too_big')
export const photoWrongType = () =>
  new AfterSaleRefusal(415, INVALID_DATA, '照片只支持 JPEG、PNG 和 WebP', 'wrong_type')
export const moreThanLeft = () => conflict('退款金额超过这笔付款剩余可退的金额', 'more_than_left')
export const busy = () => conflict('这个订单正在处理，请稍后再试', 'busy')
export const refundFailed = () =>
  new AfterSaleRefusal(503, MedusaError.Types.UNEXPECTED_STATE, '支付渠道暂时没有回应，退款会自动重试', 'channel')

export const noStockLevel = () => new MedusaError(MedusaError.Types.NOT_FOUND, '发货仓库没有这种货的库存记录，无法退回')

/** What the database's triggers refused, in words. */
export const tooManyPhotos = () => invalidFields({ content: '上传的照片太多了，请稍后再试' })

export function fromDatabase(error: unknown): unknown {
  const { message = '' } = error as { message?: string }
  if (message.includes('after_sale: claimed')) return notAllowed('申请的数量超过了可以申请的数量')
  if (message.includes('after_sale: walk')) return wrongState()
  if (message.includes('after_sale: pictures')) return tooManyPhotos()
  if (message.includes('IDX_after_sale_idempotency_key_unique')) return busy()
  return error
}
