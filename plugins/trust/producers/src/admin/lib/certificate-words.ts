/** Certificates in the words staff read. */
import type { CertificateState } from '../../wire'

export const CERTIFICATE_KINDS = [
  ['sc', '食品生产许可证（SC）'],
  ['food_permit', '食品经营许可证'],
  ['pollution_free', '无公害'],
  ['green', '绿色食品'],
  ['organic', '有机'],
  ['gi', '地理标志'],
  ['test_report', '检验报告'],
  ['exemption', '豁免声明'],
] as const

export const CERTIFICATE_STATES: Record<CertificateState, string> = {
  entered: '待审核',
  approved: '已审核',
  refused: '已驳回',
  revoked: '已撤销',
  withdrawn: '生产者已撤回',
}
