import { z } from '@medusajs/framework/zod'
import { BROUGHT_KINDS } from '../../../../certificate-types'
import { day, text, today } from '@shanzhen/http/fields'

/** A certificate as its producer copies it from the paper, with the scan as base64. */
export const BringCertificate = z
  .strictObject({
    kind: z.enum(BROUGHT_KINDS, { error: '请选择证书种类' }),
    number: text('证书编号'),
    good_ids: z.array(z.string().max(64)).max(200, '适用商品太多').default([]),
    place: z.string().trim().max(100, '适用地点不超过 100 字').default(''),
    valid_from: day('有效期起'),
    valid_to: day('有效期止'),
    scan: z.base64({ error: '请选择扫描件（图片或 PDF）' }).min(1, '请选择扫描件（图片或 PDF）'),
  })
  .refine((paper) => paper.valid_to >= paper.valid_from, { path: ['valid_to'], message: '有效期止不能早于有效期起' })
  .refine((paper) => paper.valid_to >= today(), { path: ['valid_to'], message: '这张证书已经过期' })
export type BringCertificate = z.infer<typeof BringCertificate>
