/** Lots made of lots, as typed: what goes in, what comes out, what is lost, and the body the server takes. */
import { amount } from './lot-words'
import { GRAMS_WHOLE, PIECES_WHOLE, wholeOf } from './quantity'
import type { StaffLot } from '../../wire'

export const WORK_KINDS = [
  ['split', '分批'],
  ['mix', '混批'],
  ['grade', '分级'],
  ['pack', '包装（分装）'],
] as const
type WorkKind = (typeof WORK_KINDS)[number][0]

export const BULK = 'bulk'
/** Quantities as people type them: kilograms of bulk goods, pieces of the rest; `net` is grams in a piece. */
export type Output = { size: string; quantity: string; net: string; grade: string }
export type Work = { kind: WorkKind; location_id: string; taken: Record<string, string>; outputs: Output[] }

type Unit = StaffLot['quantity_unit']
const numberOf = (typed = '') => Number(typed.trim() || '0')
/** In grams or pieces. */
const inUnit = (typed: string | undefined, unit: Unit) =>
  unit === 'g' ? Math.round(numberOf(typed) * 1000) : numberOf(typed)
export const typedOf = (quantity: number, unit: Unit) => String(unit === 'g' ? quantity / 1000 : quantity)

/** What an output takes of its source, in the source's unit. */
const usesOf = ({ size, quantity, net }: Output, unit: Unit) =>
  unit === 'g' && size !== BULK ? Math.round(numberOf(quantity) * numberOf(net)) : inUnit(quantity, unit)

export function balanceOf({ taken, outputs }: Work, unit: Unit) {
  const took = Object.values(taken).reduce((sum, typed) => sum + inUnit(typed, unit), 0)
  const made = outputs.reduce((sum, output) => sum + usesOf(output, unit), 0)
  return { took, made, loss: took - made }
}

/** Why the server need not be asked yet. */
export function problemOf(work: Work, unit: Unit): string | null {
  const { took, made, loss } = balanceOf(work, unit)
  if (!Number.isFinite(took) || !Number.isFinite(made)) return '数量只能填数字'
  const typed = [
    ...Object.values(work.taken)
      .filter((text) => text.trim())
      .map((text) => [text, unit] as const),
    ...work.outputs
      .filter(({ quantity }) => quantity.trim())
      .map(({ quantity, size }) => [quantity, size === BULK ? 'g' : 'piece'] as const),
  ]
  const odd = typed.find(([text, of]) => wholeOf(text, of) === null)
  if (odd) return odd[1] === 'g' ? GRAMS_WHOLE : PIECES_WHOLE
  if (!took) return '请填写领用数量'
  if (work.outputs.some((output) => usesOf(output, unit) <= 0)) return '请填写每个新批次的数量'
  if (work.kind === 'grade' && work.outputs.some(({ grade }) => !grade.trim())) return '请填写每个新批次的等级'
  if (work.kind === 'mix' && sourcesOf(work, unit).length < 2) return '混批至少要领用两个批次'
  if (loss < 0) return `产出比领用多 ${amount(-loss, unit)}，请核对`
  return null
}

const sourcesOf = ({ taken }: Work, unit: Unit) =>
  Object.entries(taken)
    .map(([lot_id, typed]) => ({ lot_id, quantity: inUnit(typed, unit) }))
    .filter(({ quantity }) => quantity > 0)

/** What is lost in mixing is every source's in proportion, to the gram or piece. */
function shareLoss(sources: { lot_id: string; quantity: number }[], loss: number) {
  const total = sources.reduce((sum, { quantity }) => sum + quantity, 0)
  const shares = sources.map(({ lot_id, quantity }) => ({ lot_id, quantity: Math.floor((loss / total) * quantity) }))
  let left = loss - shares.reduce((sum, { quantity }) => sum + quantity, 0)
  return shares.map((share, i) => {
    const more = Math.min(left, sources[i].quantity - share.quantity)
    left -= more
    return { ...share, quantity: share.quantity + more }
  })
}

/** The body of `POST /admin/lots/transform`; grading is splitting with the grade written down. */
export function bodyOf(work: Work, unit: Unit) {
  const sources = sourcesOf(work, unit)
  const losses = shareLoss(sources, balanceOf(work, unit).loss)
  const mixed = sources
    .map(({ lot_id, quantity }, i) => ({ lot_id, quantity: quantity - losses[i].quantity }))
    .filter(({ quantity }) => quantity > 0)
  return {
    kind: work.kind === 'grade' ? 'split' : work.kind,
    location_id: work.location_id,
    losses: losses.filter(({ quantity }) => quantity > 0),
    children: work.outputs.map((output) => {
      const pieces = output.size !== BULK
      return {
        inventory_item_id: pieces ? output.size : null,
        quantity: inUnit(output.quantity, pieces ? 'piece' : 'g'),
        sources: work.kind === 'mix' ? mixed : [{ ...sources[0], quantity: usesOf(output, unit) }],
        ...(pieces && unit === 'g' && { net_weight_g: numberOf(output.net) }),
        note: output.grade.trim() ? `等级：${output.grade.trim()}` : null,
      }
    }),
  }
}
