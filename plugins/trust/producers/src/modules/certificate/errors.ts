import { MedusaError } from '@medusajs/framework/utils'

const { CONFLICT, INVALID_DATA, NOT_ALLOWED, NOT_FOUND } = MedusaError.Types

/** What may not be done with a certificate, told to staff in their words. */
export const certificateUnknown = (id: string) => new MedusaError(NOT_FOUND, `没有这张证书：${id}`)
export const overlapping = () => new MedusaError(CONFLICT, '同一证书在这段有效期内已登记过，有效期不能重叠')
export const samePerson = () => new MedusaError(NOT_ALLOWED, '登记证书的人不能审核同一证书，请另一位同事审核')
export const licenceMalformed = (number: string) =>
  new MedusaError(INVALID_DATA, `食品生产许可证编号格式不对：${number}`)
export const categoryMismatch = (number: string, wanted: string) =>
  new MedusaError(INVALID_DATA, `许可证 ${number} 的食品类别与商品要求的 ${wanted} 不符`)
export const notOpen = () => new MedusaError(CONFLICT, '这张证书已经审核过')
export const promiseGoesWithLot = () => new MedusaError(NOT_ALLOWED, '承诺达标合格证随批次放行一并审核，不能单独通过')
export const numberMisprinted = (number: string) =>
  new MedusaError(INVALID_DATA, `许可证编号的校验位不对：${number}，请对照原件再核对一遍`)
export const tooManyOpen = (limit: number) =>
  new MedusaError(NOT_ALLOWED, `待审核的证书已有 ${limit} 张，请等审核后再上传`)
export const scanMissing = () => new MedusaError(NOT_FOUND, '这张证书没有扫描件')
export const scanTooBig = () => new MedusaError(INVALID_DATA, '扫描件不能超过 4 MB，请压缩后再上传')
export const scanWrongType = () =>
  new MedusaError(INVALID_DATA, '扫描件只支持完整的 JPEG、PNG、WebP 图片和 PDF；PDF 不能加密，也不能带脚本或附件')
const relatedPerson = () => new MedusaError(NOT_ALLOWED, '登记证书的人与您是同一邮箱或互有邀请关系，请另一位同事审核')
const unprovedPerson = () => new MedusaError(NOT_ALLOWED, '请先在“登录安全”里验证您的手机号，再来审核')
const staffDecides = () => new MedusaError(NOT_ALLOWED, '证书须由供应中心的工作人员审核')
const datesWrong = () => new MedusaError(INVALID_DATA, '有效期止不能早于有效期起')
const lotMissing = () => new MedusaError(INVALID_DATA, '承诺达标合格证必须写明批次，其他证书不写批次')

/** What the database refused, in staff's words; anything else stays as it is. */
export function fromDatabase(error: unknown): unknown {
  const { constraint = '', message = '' } = error as { constraint?: string; message?: string }
  const is = (name: string) => constraint === name || message.includes(name)
  if (is('EX_certificate_overlap')) return overlapping()
  if (is('CK_certificate_second_person')) return samePerson()
  if (is('CK_certificate_related')) return relatedPerson()
  if (is('CK_certificate_unproved')) return unprovedPerson()
  if (is('CK_certificate_staff_decides')) return staffDecides()
  if (is('CK_certificate_waiting')) return tooManyOpen(20)
  if (is('CK_certificate_dates')) return datesWrong()
  if (is('CK_certificate_lot')) return lotMissing()
  return error
}
