import { MedusaError } from '@medusajs/framework/utils'

const { CONFLICT, INVALID_DATA, NOT_FOUND } = MedusaError.Types

/** `code` is what a screen goes by. */
const conflict = (code: string, message: string) => new MedusaError(CONFLICT, message, code)

export const waveUnknown = () => new MedusaError(NOT_FOUND, '没有这个波次')
export const shortUnknown = () => new MedusaError(NOT_FOUND, '没有这条缺货')
export const packingUnknown = () => new MedusaError(NOT_FOUND, '没有这次打包')
export const manifestUnknown = () => new MedusaError(NOT_FOUND, '没有这张交接单')
export const placeUnknown = () => new MedusaError(NOT_FOUND, '没有这个库位')
export const lyingUnknown = () => new MedusaError(NOT_FOUND, '这件货已经不在这个库位了')
export const sampleUnknown = () => new MedusaError(NOT_FOUND, '这个包裹没有被抽到')
export const receivingUnknown = () => new MedusaError(NOT_FOUND, '没有这张收货单')
export const countUnknown = () => new MedusaError(NOT_FOUND, '没有这个要数的货位')
export const cartonUnknown = () => new MedusaError(NOT_FOUND, '没有这一箱')
export const notInCarton = () => new MedusaError(NOT_FOUND, '这个包裹不在这一箱里')
export const orderUnknown = (code: string) =>
  new MedusaError(NOT_FOUND, `没有找到订单 ${code}，请扫拣货单或发货单上的订单码`)

export const nothingToWave = (why: string) => conflict('nothing_to_wave', `没有可以进波次的订单${why}`)
export const waveOver = () => conflict('wave_over', '这个波次已经结束')
export const wavePacked = () => conflict('wave_packed', '已有包裹装好，这个波次不能撤销；剩下的订单可以移出')
export const notInWave = () => conflict('not_in_wave', '这个订单不在波次里，或已经装好')
export const pickUnknown = () => new MedusaError(NOT_FOUND, '这一波里没有这件货要拣')
export const pickedTooMany = (left: number) => conflict('picked_too_many', `这里只要拣 ${left} 件`)
export const reasonMissing = () => new MedusaError(INVALID_DATA, '拣少了，请选原因')
export const shortDecided = () => conflict('short_decided', '这条缺货同事已经处理过')
export const shortGone = () => conflict('short_gone', '订单已变，没有这么多件可以取消，请打开订单看看')

export const substituteUnknown = (code: string) => new MedusaError(NOT_FOUND, `没有条码或 SKU 是 ${code} 的商品`)
export const notSoldHere = (title: string) => conflict('not_sold_here', `${title} 现在不卖，不能用来替换`)

export const orderStays = (why: string) => conflict('order_stays', why)
export const packedByOther = (name: string) => conflict('packed_by_other', `${name} 正在打包这个订单；要接手请再扫一次`)
export const takenOver = (name: string) => conflict('packed_by_other', `${name} 接手了这个订单，请扫下一单`)
export const packingOver = () => conflict('packing_over', '这次打包已经结束，请重新扫订单码')
export const wrongGoods = (scanned: string, wanted: string) =>
  conflict('wrong_goods', `错货：扫到的是${scanned}；这一单还要${wanted}`)
export const lotStays = (title: string, code: string) =>
  conflict('wrong_goods', `${title} 的批次 ${code} 已不能发货（召回、过期或还没放行），请换一批`)
export const tooMany = (title: string, needed: number) => conflict('too_many', `多了：${title} 这一单只要 ${needed} 件`)
export const sameOrder = (left: number) => conflict('same_order', `就是这一单，还差 ${left} 件，请扫商品`)
export const orderOpen = (left: number) =>
  conflict('order_open', `这一单还差 ${left} 件没装；先装别的订单，扫 CX-DROP 放下`)
export const bagAgain = () => conflict('too_many', '这一袋刚才扫过了')
export const orderChanged = () =>
  conflict('order_changed', '订单在打包时改过，箱里多了货：扫 CX-DROP 放下，再扫订单码重新装')
export const notYetAll = (left: number) => conflict('not_all', `还差 ${left} 件没有扫`)
export const weighFirst = (title: string) => conflict('weigh_first', `请称重：${title}`)
export const weightNow = () => conflict('weight_now', '没有要称重的商品')
export const fewerThanBags = (bags: number) =>
  conflict('fewer_than_bags', `按批次或袋子扫过 ${bags} 件，件数不能更少；要重来扫 CX-DROP`)
export const scanTheLot = (title: string, code: string) =>
  conflict('scan_the_lot', `拣货时的批次 ${code} 已不能发货：${title} 请一袋一袋扫袋上的码或批次号`)
export const labelOfOther = (code: string) => conflict('label_of_other', `这张面单是订单 ${code} 的，请拿对面单`)
export const quantityOfWhat = () => conflict('quantity_of_what', '先扫一件货，再输件数')
export const scanWaybill = () => conflict('scan_waybill', '没有备好的运单号，请扫面单上的单号')
export const handedOver = (number: number) =>
  conflict('handed_over', `包裹已在交接单 ${number} 上交给承运商，不能再拆；有问题请走售后`)
export const notPackedHere = () => conflict('not_packed', '这个包裹不能撤销')
export const noParcels = () => conflict('no_parcels', '没有可以交接的包裹')
export const parcelNotThere = (numbers: string) =>
  conflict('parcel_not_there', `这些包裹已交接、已拆包或不是这家快递的：${numbers}`)
/** In a gate's words: whoever says that such a parcel arrived. */
export const notLookedAt = (state: 'waiting' | 'failed') => ({
  code: 'sample_waiting',
  message:
    state === 'failed'
      ? '这个包裹抽检没有通过，请拆包重装，不能标记送达'
      : '这个包裹被抽到要检，请另一位同事在“抽检”里检过，再标记送达',
})
export const sampleWaiting = (numbers: string) =>
  conflict('sample_waiting', `这些包裹抽检还没通过，先放一边：${numbers}`)
export const receivingOver = () => conflict('receiving_over', '这张收货单同事已经收过或取消了')
export const differenceUnsaid = (title: string) => new MedusaError(INVALID_DATA, `${title} 和预计的不一样，请写原因`)
export const countDone = () => conflict('count_done', '这个货位同事已经点过')
export const notAsked = () => conflict('not_asked', '这个批次账上还有货，或已经答过了')
export const noPrefix = () => conflict('no_prefix', '还没有设置箱码前缀，请经理在仓库设置里填')
export const ssccOut = () => conflict('sscc_out', '箱码号段用完了，请经理在仓库设置里换一段')
export const inCarton = () => conflict('in_carton', '这个包裹已经在箱里')
export const notForCarton = (code: string) =>
  new MedusaError(NOT_FOUND, `${code} 不在待交接的包裹里，或不是这一箱的快递`)
export const cartonOpen = (sscc: string) => conflict('carton_open', `箱 ${sscc} 还没封`)
export const cartonSplit = (sscc: string) => conflict('carton_split', `箱 ${sscc} 要整箱交出，或先把包裹拿出来`)
export const needsCold = (place: string) => conflict('needs_cold', `这件货要冷藏，库位 ${place} 不是冷藏的`)
export const placeTaken = (code: string) => conflict('place_taken', `库位 ${code} 已经有了`)
export const placeFull = () => conflict('place_full', '库位上还有货，请先移走再删除')
export const noNumbers = () => new MedusaError(INVALID_DATA, '没有读到符合这家快递格式的运单号')

/** What a trigger said, as it reads without the room's name. */
export function fromDatabase(error: unknown): unknown {
  const said = /warehouse: ([^\n]+)/.exec((error as { message?: string } | null)?.message ?? '')?.[1]
  return said ? conflict('warehouse', said) : error
}
