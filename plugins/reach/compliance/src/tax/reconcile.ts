/** A quarter's lines beside payouts, transfers and identities: what does not agree is said, one sentence each. */
import { yuan } from '@shanzhen/money-kit/fen'
import type { QuarterLine } from '../modules/tax-report/store/quarter'
import type { Difference } from '../modules/tax-report/store/reports'

/** Of whoever a line is about: what stands in the file beside the sums. */
export type Person = { name: string | null; identity: object | null; phone: string | null }

export function differencesOf(line: QuarterLine, person: Person): Difference[] {
  const said: string[] = []
  if (line.net_fen !== line.paid_out_fen)
    said.push(
      `提现实付 ${yuan(line.net_fen)}，打款付出 ${yuan(line.paid_out_fen)}，相差 ${yuan(line.net_fen - line.paid_out_fen)}`,
    )
  if (line.paid_out_fen !== line.transferred_fen)
    said.push(`打款付出 ${yuan(line.paid_out_fen)}，微信转账成功的 ${yuan(line.transferred_fen)}`)
  if (line.without_receipt > 0) said.push(`${line.without_receipt} 笔转账还没有电子回单`)
  if (!person.name) said.push('没有真实姓名')
  if (!person.identity) said.push('没有证件号码')
  if (line.other_identity) said.push('提现以后换过证件号码，请核实是本人的')
  if (line.same_identity > 0) said.push(`同一证件号码还有 ${line.same_identity} 位分销员，个税是分开代扣的，请合并核算`)
  if (!person.phone) said.push('没有联系电话')
  return said.map((text) => ({ distributor_id: line.distributor_id, shown_name: line.shown_name, text }))
}
