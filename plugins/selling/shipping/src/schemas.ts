/** What staff may send to ship a parcel, checked field by field. */
import { z } from '@medusajs/framework/zod'
import { wrongFields } from '@shanzhen/http/wrong-fields'
import { findCarrier, tidyWaybill, waybillProblem } from './carriers'
import { invalidFields } from './errors'
import type { ParcelInput, WaybillInput } from './types'

const carrier_code = z.string('请选择快递公司').refine((code) => findCarrier(code), '请选择快递公司')
const waybill = z.string('运单号须为文字').max(40, '运单号过长')

export const WaybillBody = z.strictObject({
  carrier_code,
  tracking_number: waybill,
  reason: z.string('请填写更正原因').trim().min(1, '请填写更正原因').max(200, '原因不超过 200 字'),
  same_box: z.boolean('须为是或否').optional(),
})

export const UnpackingBody = z.strictObject({
  reason: z.string('请填写拆包原因').trim().min(1, '请填写拆包原因').max(200, '原因不超过 200 字'),
})

export const ParcelBody = z.strictObject({
  carrier_code,
  tracking_number: waybill.optional(),
  same_box: z.boolean('须为是或否').optional(),
  other_way: z.boolean('须为是或否').optional(),
  lines: z
    .array(
      z.strictObject({
        line_item_id: z.string('缺少商品').min(1, '缺少商品').max(64, '商品不对'),
        quantity: z.int('数量须为整数').min(1, '数量至少为 1').max(9999, '数量过大'),
        weighed_g: z.int('实重须为整数（克）').min(1, '实重至少 1 克').max(99_999_999, '实重过大').optional(),
      }),
      '请选择要发的商品',
    )
    .min(1, '请选择要发的商品')
    .max(100, '一个包裹最多 100 行')
    .refine((lines) => new Set(lines.map((line) => line.line_item_id)).size === lines.length, '同一商品请合并成一行'),
})

/** @throws ParcelRefusal 400 with a message for each wrong field, the waybill's format among them. */
export function parseParcel(input: unknown): ParcelInput {
  const parcel = parse(ParcelBody, input)
  return { ...parcel, tracking_number: fitting(parcel) || undefined }
}

/** @throws ParcelRefusal 400, as for a parcel */
export function parseWaybill(input: unknown): WaybillInput {
  const typed = parse(WaybillBody, input)
  return { ...typed, tracking_number: fitting(typed) }
}

/** @throws ParcelRefusal 400 */
export const parseUnpacking = (input: unknown): { reason: string } => parse(UnpackingBody, input)

function parse<T>(schema: z.ZodType<T>, input: unknown): T {
  const result = schema.safeParse(input)
  if (result.success) return result.data
  throw invalidFields(wrongFields(result.error))
}

/** The waybill as its carrier writes it; empty where there is none. */
function fitting(typed: { carrier_code: string; tracking_number?: string }): string {
  const tracking_number = tidyWaybill(typed.tracking_number)
  const carrier = findCarrier(typed.carrier_code)
  const problem = carrier ? waybillProblem(carrier, tracking_number) : '请选择快递公司'
  if (problem) throw invalidFields({ tracking_number: problem })
  return tracking_number
}
