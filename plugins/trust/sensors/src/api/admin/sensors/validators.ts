import { z } from '@medusajs/framework/zod'
import { SITE_KINDS } from '../../../modules/sensor/types'

/** Sites and devices as staff enter them. */
const place = z
  .string()
  .trim()
  .max(60, '不超过 60 字')
  .nullish()
  .transform((text) => text || null)

const site = {
  kind: z.enum(SITE_KINDS, { error: '请选择监测点类型' }),
  name: z.string({ error: '请填写名称' }).trim().min(1, '请填写名称').max(60, '名称不超过 60 字'),
  good_ids: z.array(z.string().max(60, '商品编号不对')).max(50, '商品不超过 50 种').default([]),
}
export const CreateSite = z.strictObject({
  ...site,
  producer_id: place.default(null),
  town: place,
  village: place,
  is_demo: z.boolean().default(false),
})
export type CreateSite = z.infer<typeof CreateSite>
export const UpdateSite = z
  .strictObject({
    ...site,
    good_ids: site.good_ids.unwrap(),
    producer_id: place,
    town: place,
    village: place,
  })
  .partial()
export type UpdateSite = z.infer<typeof UpdateSite>

const limit = z.number('报警限应为数字').min(-1e9).max(1e9).nullable().default(null)
const metric = z.strictObject({
  key: z.string({ error: '请填写指标代号' }).regex(/^[a-z][a-z0-9_]{0,29}$/, '指标代号用小写字母、数字和下划线'),
  name: z.string({ error: '请填写指标名称' }).trim().min(1, '请填写指标名称').max(20, '指标名称不超过 20 字'),
  unit: z.string({ error: '请填写单位' }).trim().max(12, '单位不超过 12 字'),
  min: limit,
  max: limit,
})
const device = {
  name: z.string({ error: '请填写设备名称' }).trim().min(1, '请填写设备名称').max(60, '名称不超过 60 字'),
  metrics: z.array(metric).min(1, '至少登记一个指标').max(20, '指标不超过 20 个'),
  silent_after_minutes: z.int('请填写整数分钟').min(5, '不少于 5 分钟').max(10080, '不超过 7 天'),
}
export const CreateDevice = z.strictObject({
  ...device,
  silent_after_minutes: device.silent_after_minutes.default(180),
})
export type CreateDevice = z.infer<typeof CreateDevice>
export const UpdateDevice = z.strictObject(device).partial()
export type UpdateDevice = z.infer<typeof UpdateDevice>
