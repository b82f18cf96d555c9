import { Drawer, Text } from '@medusajs/ui'
import { AttachedFiles } from '@shanzhen/attachments/files'
import { moment } from '@shanzhen/desk/dates'
import { yuan } from '@shanzhen/desk/money'
import { Fault } from '@shanzhen/desk/table'
import { useAnswer } from '@shanzhen/desk/use-answer'
import type { PayoutFile } from '../../../../wire'
import { STATES, TRANSFER_STATES } from '../../../lib/words'

/** One payout: what it is, each step with its person, and the bank's receipts. */
export function PayoutDrawer({ id, onClose }: { id: string; onClose: () => void }) {
  const { answer, fault } = useAnswer<PayoutFile>(`/payouts/${id}`)
  return (
    <Drawer open onOpenChange={(open) => !open && onClose()}>
      <Drawer.Content>
        <Drawer.Header>
          <Drawer.Title>打款 {answer?.payout.number ?? ''}</Drawer.Title>
        </Drawer.Header>
        <Drawer.Body className="overflow-y-auto p-0">
          <Fault text={fault} />
          {answer && (
            <div className="flex flex-col gap-4 px-6 py-4">
              <Text size="small">
                {yuan(answer.payout.amount_fen)} 付给 {answer.payout.payee_name}，{answer.payout.bank}{' '}
                {answer.payout.holder} 尾号 {answer.payout.number_end}
              </Text>
              {answer.payout.channel === 'wechat' && (
                <Text size="small">
                  微信转账
                  {answer.payout.transfer?.channel_number && `，微信单号 ${answer.payout.transfer.channel_number}`}
                </Text>
              )}
              <ol className="flex flex-col gap-3">
                {answer.steps.map(({ state, by, at, reason, reference }) => (
                  <li key={`${state}${at}`}>
                    <Text size="small" weight="plus">
                      {state === 'asked' ? '申请' : STATES[state][0]} · {by}
                    </Text>
                    <Text size="xsmall" className="text-ui-fg-subtle">
                      {[moment(at), reference && `流水号 ${reference}`, reason].filter(Boolean).join(' · ')}
                    </Text>
                  </li>
                ))}
              </ol>
              {answer.transfer_steps.length > 0 && (
                <ol className="flex flex-col gap-3" aria-label="微信转账的经过">
                  {answer.transfer_steps.map(({ state, reason, at }) => (
                    <li key={`${state}${at}${reason}`}>
                      <Text size="small">{TRANSFER_STATES[state]}</Text>
                      <Text size="xsmall" className="text-ui-fg-subtle">
                        {[moment(at), reason].filter(Boolean).join(' · ')}
                      </Text>
                    </li>
                  ))}
                </ol>
              )}
            </div>
          )}
          <AttachedFiles path={`/payouts/${id}`} right="payouts:act" />
        </Drawer.Body>
      </Drawer.Content>
    </Drawer>
  )
}
