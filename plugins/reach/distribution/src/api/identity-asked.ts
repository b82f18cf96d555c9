import { z } from '@medusajs/framework/zod'
import { IDENTITY_KINDS, isIdentityNumber, plainNumber } from '../identity/number'

export const IdentityBody = z
  .strictObject({
    kind: z.enum(IDENTITY_KINDS, { error: '请选择证件种类' }),
    number: z
      .string({ error: '请填写证件号码' })
      .min(1, '请填写证件号码')
      .max(40, '证件号码不对')
      .transform(plainNumber),
    agreed: z.literal(true, { error: '请同意把证件号码用于报税' }),
  })
  .refine(({ kind, number }) => isIdentityNumber(kind, number), {
    ...{ path: ['number'], message: '证件号码不对，请对照证件再填一次' },
  })
export type IdentityBody = z.infer<typeof IdentityBody>
