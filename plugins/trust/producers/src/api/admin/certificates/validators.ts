import { z } from '@medusajs/framework/zod'
import { CERTIFICATE_KINDS } from '../../../certificate-types'
import { day, text } from '@shanzhen/http/fields'

/** A certificate as staff copy it from the paper. */
export const EnterCertificate = z
  .strictObject({
    producer_id: text('生产者'),
    lot_id: z.string().nullish(),
    kind: z.enum(CERTIFICATE_KINDS, { error: '请选择证书种类' }),
    number: text('证书编号'),
    good_ids: z.array(z.string()).max(200).default([]),
    place: z.string().trim().max(100).default(''),
    valid_from: day('有效期起'),
    valid_to: day('有效期止'),
    /** An upload of `/admin/uploads`; it becomes the certificate's private scan. */
    scan_file_id: z.string().max(200).nullish(),
  })
  .refine((entry) => entry.valid_to >= entry.valid_from, { path: ['valid_to'], message: '有效期止不能早于有效期起' })
export type EnterCertificate = z.infer<typeof EnterCertificate>

export const Decide = z.strictObject({
  decision: z.enum(['approved', 'refused', 'revoked'], { error: '请选择审核结果' }),
  remark: z.string().trim().max(200).nullish(),
})
export type Decide = z.infer<typeof Decide>
