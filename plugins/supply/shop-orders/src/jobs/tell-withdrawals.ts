/** Owners hear once how each withdrawal of their shop's ended; what no channel took is told again. */
import type { MedusaContainer } from '@medusajs/framework/types'
import { sendOnce } from '@shanzhen/messages/send-once'
import { yuan } from '@shanzhen/money-kit/fen'
import { PAYOUTS } from '@shanzhen/payouts/modules/payouts'
import type { PayoutRow } from '@shanzhen/payouts/types'
import { SHOP } from '@shanzhen/shops/modules/shop'

const DAYS = 3
const PAGE = 200
const WORDS: Partial<Record<PayoutRow['state'], [string, (payout: PayoutRow) => string]>> = {
  paid: ['提现已到账', ({ bank, number_end }) => `已付到${bank}尾号 ${number_end} 的账户，请查收。`],
  failed: ['提现没有成功', ({ state_reason }) => `没有付出去，钱已回到预存款。原因：${state_reason}`],
  returned: ['提现被银行退回', ({ state_reason }) => `被银行退回，钱已回到预存款。原因：${state_reason}`],
  refused: ['提现没有通过', ({ state_reason }) => `没有通过，钱已回到预存款。原因：${state_reason}`],
}

export default async function tellWithdrawals(container: MedusaContainer) {
  for (let after: string | undefined; ;) {
    const asked = { days: DAYS, payee_type: 'shop', take: PAGE, after }
    const page = await container.resolve(PAYOUTS).endedSince(asked)
    for (const payout of page) await tell(container, payout)
    if (page.length < PAGE) return
    after = page[page.length - 1].id
  }
}

async function tell(container: MedusaContainer, payout: PayoutRow): Promise<void> {
  const words = WORDS[payout.state]
  if (!words) return
  const owners = await container.resolve(SHOP).ownersToTell(payout.payee_id)
  for (const { phone } of owners)
    await sendOnce(container, {
      ...{ to: phone, channel: 'sms', template: 'shop-withdrawal', resource_id: `${payout.id}:${payout.state}` },
      subject: words[0],
      text: `小店“${payout.payee_name}”的提现 ${yuan(payout.amount_fen)} ${words[1](payout)}`,
    })
}

export const config = { name: 'tell-withdrawals', schedule: '*/5 * * * *' }
