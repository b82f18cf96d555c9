import { MedusaError } from '@medusajs/framework/utils'

const { CONFLICT, INVALID_DATA, NOT_ALLOWED, NOT_FOUND } = MedusaError.Types

/** What may not be done to a lot, told to staff in their words. */
export const lotUnknown = (id: string) => new MedusaError(NOT_FOUND, `没有这个批次：${id}`)
export const codeTaken = () => new MedusaError(CONFLICT, '批次号已被使用')
export const keyReused = () => new MedusaError(CONFLICT, '这次登记已经提交过，内容又改了；请刷新后重新登记')
export const bestBeforeMissing = () => new MedusaError(INVALID_DATA, '这个商品还没有标准，算不出保质期，请填写保质期至')
export const bestBeforeNeedsReason = (day: string) =>
  new MedusaError(INVALID_DATA, `按标准保质期应至 ${day}，另写日期须说明原因`)
export const alreadyWorked = (code: string) =>
  new MedusaError(CONFLICT, `批次 ${code} 已经加工过或由别的批次做成，不能更正数量和日期或作废`)
export const nothingCorrected = () => new MedusaError(INVALID_DATA, '没有改动')
export const retestIncomplete = (names: string[]) =>
  new MedusaError(INVALID_DATA, `复检须包含上次不合格的项目：${names.join('、')}`)
export const promiseWithoutProducer = () =>
  new MedusaError(INVALID_DATA, '有合格证编号的批次须选定生产者，合格证由生产者开具')
export const noteReceived = () => new MedusaError(CONFLICT, '这张送货单已经收过货，不能重复登记')
export const sameEntry = () => new MedusaError(NOT_ALLOWED, '登记入库的人不能放行同一批次，请另一位同事复核')
export const limitsMissing = (names: string[]) =>
  new MedusaError(NOT_ALLOWED, `入库检验没有覆盖标准要求的项目：${names.join('、')}`)
export const promiseMissing = (code: string) =>
  new MedusaError(NOT_ALLOWED, `批次 ${code} 还没有承诺达标合格证，不能放行`)
export const resultUnknown = (name: string) => new MedusaError(INVALID_DATA, `标准里没有这个检验项目：${name}`)
export const stockTooLow = () => new MedusaError(NOT_ALLOWED, '批次库存不够')
export const notOpenForInspection = (code: string) =>
  new MedusaError(NOT_ALLOWED, `批次 ${code} 不在待检状态，不能登记入库检验`)
export const notOpenForWork = (code: string) => new MedusaError(CONFLICT, `批次 ${code} 已停用，不能加工`)
export const piecesReserved = (reserved: number, free: number) =>
  new MedusaError(CONFLICT, `这个仓库有 ${reserved} 件已为待发订单预留，已放行的批次最多还能领用 ${free} 件`)
export const levelMissing = () => new MedusaError(NOT_ALLOWED, '这个仓库没有该规格的库存记录')
export const returnedWhere = () => new MedusaError(NOT_ALLOWED, '请先选择退回到哪个仓库')
export const nothingThere = (code: string, there: number) =>
  new MedusaError(CONFLICT, `批次 ${code} 在这个仓库只有 ${there}，不能登记更多`)
export const actAlready = () => new MedusaError(CONFLICT, '这张单子已经登记过，请刷新后再操作')
const samePlace = () => new MedusaError(INVALID_DATA, '请选择另一个仓库')
export const doesNotAddUp = (took: number, made: number) =>
  new MedusaError(INVALID_DATA, `加工前后数量不符：领用 ${took}，做成 ${made}；差额请登记为损耗`)
export const goodsDiffer = () => new MedusaError(INVALID_DATA, '不同商品的批次不能混成一批')
export const keepsTooLong = (date: string) => new MedusaError(INVALID_DATA, `新批次的保质期不能晚于原料批次（${date}）`)
export const holdUnknown = () => new MedusaError(NOT_FOUND, '没有这条暂缓发货的记录')
export const liftedBefore = () => new MedusaError(CONFLICT, '这条暂缓发货已经解除')
const heldBefore = () => new MedusaError(CONFLICT, '这里已经暂缓发货，先由另一位同事解除')
const sameInspector = () => new MedusaError(CONFLICT, '登记暂缓的人不能自己解除，请另一位同事复核')
export const photoTooBig = () => new MedusaError(INVALID_DATA, '照片不能超过 4 MB，请压缩后再上传')
export const photoWrongType = () => new MedusaError(INVALID_DATA, '照片只支持 JPEG、PNG 和 WebP')
export const stepNotYet = () => new MedusaError(CONFLICT, '这个批次还没有这一步，不能放这一步的照片')
export const photoUnknown = () => new MedusaError(NOT_FOUND, '这个批次没有这张照片')
export const photoHidden = () => new MedusaError(CONFLICT, '这张照片已经隐藏')
const photosFull = () => new MedusaError(CONFLICT, '一个批次最多展示 12 张照片，请先隐藏不需要的')
const photoShown = () => new MedusaError(CONFLICT, '这张照片已经在这个批次里')
export const measuredBad = (names: string[]) =>
  new MedusaError(INVALID_DATA, `检验值不符合标准，不能判为合格：${names.join('、')}`)

/** What the database refused, in the warehouse's words; anything else stays as it is. */
export function fromDatabase(error: unknown): unknown {
  const { message = '', constraint = '' } = error as { message?: string; constraint?: string }
  const said = /lot: (.*)/.exec(message)?.[1]
  if (said) return new MedusaError(/不能从|不能放行|多于入库数/.test(said) ? CONFLICT : NOT_ALLOWED, said)
  if (constraint === 'UQ_lot_delivery_note') return noteReceived()
  if (constraint === 'UQ_lot_code') return codeTaken()
  if (constraint === 'CK_lot_second_person') return sameEntry()
  if (constraint === 'CK_lot_act_elsewhere') return samePlace()
  if (constraint === 'UQ_lot_act_request') return actAlready()
  if (constraint === 'UQ_outgoing_open_hold') return heldBefore()
  if (constraint === 'CK_outgoing_second_person') return sameInspector()
  if (constraint === 'CK_lot_photo_count') return photosFull()
  if (constraint === 'CK_lot_photo_step') return stepNotYet()
  if (constraint === 'UQ_lot_photo_shown') return photoShown()
  if (constraint === 'CK_lot_stock_quantity') return stockTooLow()
  if (constraint === 'CK_lot_code') return new MedusaError(INVALID_DATA, '批次号只能用大写字母、数字和短横，最多 20 位')
  if (constraint === 'CK_lot_keeps') return new MedusaError(INVALID_DATA, '保质期不能早于生产日期')
  if (constraint === 'CK_lot_unit') return new MedusaError(INVALID_DATA, '散货按克记，包装好的规格按件记')
  return error
}
