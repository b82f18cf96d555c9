/** Words staff read of payouts. */
import type { Payout } from '../../wire'

type Color = 'orange' | 'blue' | 'green' | 'red' | 'grey'
export const STATES: Record<Payout['state'], [string, Color]> = {
  asked: ['待审核', 'orange'],
  checked: ['待复核', 'orange'],
  approved: ['待打款', 'blue'],
  sent: ['已交出', 'blue'],
  paid: ['已到账', 'green'],
  failed: ['未成功', 'red'],
  returned: ['被退回', 'red'],
  refused: ['已退回申请', 'grey'],
  canceled: ['已取消', 'grey'],
}
export const VIEWS = ['asked', 'checked', 'approved', 'sent', 'paid', 'failed', 'returned'] as const

/** Of a transfer that is not over; over, the payout's own words say it. */
export const TRANSFER_STATES: Record<NonNullable<Payout['transfer']>['state'], string> = {
  sending: '正在发给微信',
  refused: '微信没有收下，会再试',
  accepted: '微信已受理',
  processing: '微信正在处理',
  waiting: '等收款人在微信里确认',
  moving: '收款人已确认，转账中',
  canceling: '正在撤销',
  paid: '微信已付',
  failed: '微信没有付出',
  canceled: '微信已撤销',
  dropped: '微信没有收到，已放弃',
}
export const outOfBank = ({ channel }: Pick<Payout, 'channel'>) => channel !== 'bank'
