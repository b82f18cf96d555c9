import { MedusaError } from '@medusajs/framework/utils'

const { CONFLICT, INVALID_DATA, NOT_FOUND, NOT_ALLOWED } = MedusaError.Types

/** Why codes are not made, printed or voided, in the words of the people at the label printer. */
export const batchUnknown = () => new MedusaError(NOT_FOUND, '没有这批追溯码')
export const codeUnknown = () => new MedusaError(NOT_FOUND, '没有这个追溯码')
export const lotUnknown = () => new MedusaError(NOT_FOUND, '没有这个批次')
export const noLabels = () => new MedusaError(NOT_FOUND, '这一段没有可打印的标签')
export const keyReused = () => new MedusaError(CONFLICT, '这个请求编号已用于内容不同的另一批追溯码')
export const notReleased = (lot: string) => new MedusaError(NOT_ALLOWED, `批次 ${lot} 还没有放行，不能打追溯码`)
export const bulkLot = (lot: string) => new MedusaError(NOT_ALLOWED, `批次 ${lot} 是散货，请先分装成规格再打追溯码`)
export const gtinMissing = (sku: string) =>
  new MedusaError(NOT_ALLOWED, `规格 ${sku} 还没有商品条码（EAN），请先在商品里填写`)
export const gtinWrong = (gtin: string) => new MedusaError(INVALID_DATA, `商品条码的校验码不对：${gtin}`)
export const tooManyCodes = () =>
  new MedusaError(NOT_ALLOWED, '有效的追溯码不能多于批次的件数加上报备的余量；请先作废用不到的码')
export const allowanceTooLarge = () =>
  new MedusaError(INVALID_DATA, '报备的余量最多为件数的十分之一（不足 10 件按 10 件）')
export const batchNotReady = () => new MedusaError(NOT_ALLOWED, '这批追溯码还在生成，请稍后再下载')
export const batchVoid = () => new MedusaError(NOT_ALLOWED, '这批追溯码已作废，不能再打印')
export const alreadyVoid = () => new MedusaError(NOT_ALLOWED, '已经作废了')

/** What the database refused, in the module's own words; anything else stays as it is. */
export function fromDatabase(error: unknown): unknown {
  const { message = '', constraint = '' } = error as { message?: string; constraint?: string }
  if (message.includes('trace: more codes than pieces')) return tooManyCodes()
  if (constraint === 'CK_trace_code_batch_allowance') return allowanceTooLarge()
  return error
}
