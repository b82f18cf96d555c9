import { z } from '@medusajs/framework/zod'
import { text } from '@shanzhen/http/fields'
import { isCreditCode } from '@shanzhen/producers/check-digits/credit-code'
import { EXEMPTIONS, KEY_MODES, KEY_SCOPES, MEMBER_ROLES, SHOP_KINDS } from '../wire'

const phone = z
  .string('请填写手机号')
  .transform((value) =>
    value
      .normalize('NFKC')
      .replace(/[\s-]/g, '')
      .replace(/^(\+86|0086)/, ''),
  )
  .pipe(z.string().regex(/^1[3-9]\d{9}$/, '请填写 11 位手机号'))

const name = z
  .string('请填写店铺名')
  .transform((value) => value.normalize('NFKC').replace(/\s+/g, ' ').trim())
  .pipe(z.string().min(2, '店铺名至少 2 个字').max(30, '店铺名不超过 30 个字'))
const handle = z
  .string('请填写店铺网址')
  .transform((value) => value.normalize('NFKC').trim().toLowerCase())
  .pipe(
    z
      .string()
      .regex(/^[a-z0-9][a-z0-9-]{1,28}[a-z0-9]$/, '店铺网址用 3 到 30 个小写字母、数字或短横线，首尾不能是短横线'),
  )
const creditCode = z
  .string('统一社会信用代码不对')
  .transform((value) => value.normalize('NFKC').replace(/\s/g, '').toUpperCase())
const number = z
  .string('请填写收款账号')
  .transform((value) => value.normalize('NFKC').replace(/[\s-]/g, ''))
  .pipe(z.string().regex(/^\d{8,30}$/, '收款账号是 8 到 30 位数字'))

const account = z.strictObject(
  { bank: text('开户银行'), holder: text('账户名', 100), number },
  { error: '请填写收款账户' },
)

/** A licence is sent as base64; again only where it changed. */
export const ApplyBody = z
  .strictObject({
    name,
    handle,
    kind: z.enum(SHOP_KINDS, { error: '请选择您是企业、个体工商户还是个人' }),
    legal_name: text('企业名称或姓名', 100),
    credit_code: creditCode.nullish(),
    exemption: z.enum(EXEMPTIONS, { error: '请选择不需要执照的理由' }).nullish(),
    licence: z.base64({ error: '请上传营业执照的照片或 PDF' }).min(1, '请上传营业执照的照片或 PDF').optional(),
    contact_name: text('联系人', 30),
    contact_phone: phone,
    account,
    agreed: z.string('请先阅读并同意代发协议').min(1, '请先阅读并同意代发协议').max(20, '协议版本不对'),
  })
  .superRefine(({ kind, credit_code, exemption, licence, legal_name, account: { holder } }, ctx) => {
    const wrong = (path: string[], message: string) => ctx.addIssue({ code: 'custom', path, message })
    if (kind === 'person') {
      if (credit_code) wrong(['credit_code'], '个人没有统一社会信用代码；有执照请选企业或个体工商户')
      if (!exemption) wrong(['exemption'], '请选择不需要执照的理由')
      if (licence) wrong(['licence'], '个人不用上传执照')
    } else {
      if (!credit_code) wrong(['credit_code'], '请填写统一社会信用代码')
      else if (!isCreditCode(credit_code)) wrong(['credit_code'], '统一社会信用代码不对，请对照执照再核对一遍')
      if (exemption) wrong(['exemption'], '有执照的不用选理由')
    }
    // Money goes to whom the shop is registered as alone; whoever runs an individual business may use an account of their own.
    if (kind !== 'individual' && holder !== legal_name)
      wrong(['account', 'holder'], kind === 'company' ? '账户名须与企业名称一致' : '账户名须是本人姓名')
  })
export type ApplyBody = z.infer<typeof ApplyBody>

export const AccountBody = account
export type AccountBody = z.infer<typeof AccountBody>

export const ContactBody = z.strictObject({ contact_name: text('联系人', 30), contact_phone: phone })
export type ContactBody = z.infer<typeof ContactBody>

const role = z.enum(MEMBER_ROLES, { error: '请选择角色' })
export const InviteBody = z.strictObject({ name: text('姓名', 30), phone, role })
export type InviteBody = z.infer<typeof InviteBody>
export const AnswerBody = z.strictObject({ join: z.boolean('请选择加入还是不加入') })
export type AnswerBody = z.infer<typeof AnswerBody>
export const ChangeMemberBody = z
  .strictObject({ name: text('姓名', 30).optional(), role: role.optional() })
  .refine(({ name: called, role: wanted }) => called ?? wanted, { path: ['role'], message: '没有要改的' })
export type ChangeMemberBody = z.infer<typeof ChangeMemberBody>

export const MakeKeyBody = z.strictObject({
  name: text('密钥的用途', 40),
  mode: z.enum(KEY_MODES, { error: '请选择正式或测试' }).default('live'),
  scopes: z
    .array(z.enum(KEY_SCOPES, { error: '没有这个权限' }), { error: '请选择权限' })
    .min(1, '请至少选一项权限')
    .transform((scopes) => [...new Set(scopes)]),
  expires_in_days: z
    .int({ error: '有效期须为整天数' })
    .min(1, '有效期至少 1 天')
    .max(730, '有效期不超过 730 天')
    .nullable(),
})
export type MakeKeyBody = z.infer<typeof MakeKeyBody>
