/** Stock of a lot changed by hand, as typed: which act, where, how much and why; and the body the server takes. */
import { amount } from './lot-words'
import type { LotFile } from '../../wire'

export const STOCK_ACTS = [
  ['stocktake', '盘点'],
  ['damage', '报损'],
  ['transfer', '调拨'],
] as const
type Kind = (typeof STOCK_ACTS)[number][0]

export const ACT_NAMES: Record<string, string> = Object.fromEntries(STOCK_ACTS)
export const QUANTITY_NAMES: Record<Kind, string> = { stocktake: '实盘数量', damage: '报损数量', transfer: '调拨数量' }
export const REASON_HINTS: Record<Kind, string> = {
  stocktake: '如：月末盘点，货架上少一袋',
  damage: '如：受潮发霉、运输破损、抽样送检',
  transfer: '如：调往二号库备货',
}

/** Quantities as people type them: kilograms of bulk goods, pieces of the rest. */
export type Typed = { kind: Kind; location_id: string; to_location_id: string; quantity: string; reason: string }
type Unit = LotFile['lot']['quantity_unit']

const inUnit = (typed: string, unit: Unit) => Number(typed.trim() || Number.NaN) * (unit === 'g' ? 1000 : 1)

export const bookedAt = ({ stock }: LotFile, location_id: string) =>
  stock.find((place) => place.location_id === location_id)?.quantity ?? 0

/** Why the server need not be asked yet. */
export function problemOf(typed: Typed, unit: Unit): string | null {
  const quantity = inUnit(typed.quantity, unit)
  if (!typed.location_id) return '请选择仓库'
  if (!Number.isFinite(quantity)) return `请填写${QUANTITY_NAMES[typed.kind]}`
  if (!Number.isInteger(unit === 'g' ? Math.round(quantity * 1e6) / 1e6 : quantity)) return '数量须为整数，散货精确到克'
  if (typed.kind === 'transfer' && !typed.to_location_id) return '请选择调入仓库'
  return typed.reason.trim() ? null : '请填写原因'
}

/** What staff confirm before it is written for good. */
export function consequenceOf(typed: Typed, file: LotFile): string {
  const unit = file.lot.quantity_unit
  const [booked, quantity] = [bookedAt(file, typed.location_id), Math.round(inUnit(typed.quantity, unit))]
  const left = typed.kind === 'stocktake' ? quantity : booked - quantity
  return `账面 ${amount(booked, unit)}，登记后 ${amount(left, unit)}。登记后不能改动，会记入批次的履历。`
}

/** The body of `POST /admin/lots/:id/acts`; the key makes of a double tap one act. */
export const bodyOf = ({ kind, location_id, to_location_id, quantity, reason }: Typed, unit: Unit, key: string) => ({
  ...{ kind, location_id, reason: reason.trim(), request_key: key, quantity: Math.round(inUnit(quantity, unit)) },
  ...(kind === 'transfer' && { to_location_id }),
})

/** `crypto.randomUUID` is missing where the admin is opened over plain http. */
export const newKey = () =>
  Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, '0')).join('')
