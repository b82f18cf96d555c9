/** Words staff read of payouts. */
import type { Payout } from '../../wire'

type Color = 'orange' | 'blue' | 'green' | 'red' | 'grey'
export const STATES: Record<Payout['state'], [string, Color]> = {
  asked: ['待审核', 'orange'],
  checked: ['待复核', 'orange'],
  approved: ['待打款', 'blue'],
  sent: ['已交银行', 'blue'],
  paid: ['已到账', 'green'],
  failed: ['未成功', 'red'],
  returned: ['被退回', 'red'],
  refused: ['已退回申请', 'grey'],
  canceled: ['已取消', 'grey'],
}
export const VIEWS = ['asked', 'checked', 'approved', 'sent', 'paid', 'failed', 'returned'] as const
