/** One producer's account: what is owed, what was brought at what price, what was paid, and the month's statement. */
import { Button, Container, Heading, Input, Label, Text } from '@medusajs/ui'
import { useState } from 'react'
import { useParams } from 'react-router-dom'
import { yuan } from '@shanzhen/desk/money'
import { Fault } from '@shanzhen/desk/table'
import { today } from '@shanzhen/desk/dates'
import { useAnswer } from '@shanzhen/desk/use-answer'
import { useRights } from '@shanzhen/desk/use-rights'
import type { ProducerFile } from '../../../../../wire'
import { owedWords } from '../../../../lib/words'
import { AccountPanel } from '../../../../parts/account-panel'
import { DeliveriesPanel } from '../../../../parts/deliveries-panel'
import { PricesPanel } from '../../../../parts/prices-panel'
import { PayForm } from './pay-form'
import { PaymentsPanel } from './payments-panel'
import { PayoutForm } from './payout-form'
import { PayoutsPanel } from './payouts-panel'

export default function ProducerAccountPage() {
  const { id = '' } = useParams()
  const { answer, fault, reload } = useAnswer<ProducerFile>(`/purchase/producers/${id}`)
  const [month, setMonth] = useState(today().slice(0, 7))
  const may = useRights()
  const [form, setForm] = useState<'payment' | 'payout' | null>(null)
  const file = (format: string) => `/admin/purchase/producers/${id}/statement?month=${month}&format=${format}`
  const producer = answer?.producer
  const waiting_fen = (answer?.payments ?? [])
    .filter(({ state, kind }) => state === 'drafted' && kind !== 'reversal')
    .reduce((sum, { amount_fen }) => sum + amount_fen, 0)

  const payable = producer !== undefined && producer.owed_fen > waiting_fen

  return (
    <div className="flex flex-col gap-y-3">
      <Container className="divide-y p-0">
        <div className="flex flex-wrap items-center justify-between gap-3 px-6 py-4">
          <div>
            <Heading>{producer?.name ?? '应付生产者'}</Heading>
            {producer && (
              <Text size="small" className="tabular-nums text-ui-fg-subtle">
                送货 {yuan(producer.delivered_fen)} · 已付 {yuan(producer.paid_fen)} ·{' '}
                {producer.on_way_fen > 0 && `打款途中 ${yuan(producer.on_way_fen)} · `}应付{' '}
                <strong className="text-ui-fg-base">{owedWords(producer.owed_fen)}</strong>
                {waiting_fen > 0 && `；${yuan(waiting_fen)} 付款已登记、待确认`}
              </Text>
            )}
          </div>
          {may('purchase:pay') && (
            <div className="flex gap-x-2">
              <Button
                size="small"
                variant="secondary"
                disabled={!payable || !answer?.account || Boolean(answer.waiting_account)}
                onClick={() => setForm('payout')}
              >
                申请打款
              </Button>
              <Button size="small" disabled={!payable} onClick={() => setForm('payment')}>
                登记付款
              </Button>
            </div>
          )}
        </div>
        <Fault text={fault} />
        <div className="flex flex-wrap items-end gap-3 px-6 py-4">
          <div className="flex flex-col gap-y-1">
            <Label size="small" htmlFor="purchase-month">
              结算月份
            </Label>
            <Input
              id="purchase-month"
              size="small"
              type="month"
              value={month}
              max={today().slice(0, 7)}
              onChange={(event) => setMonth(event.target.value)}
            />
          </div>
          {(['pdf', 'csv'] as const).map((format) => (
            <Button key={format} size="small" variant="secondary" asChild>
              <a href={file(format)} download>
                {format === 'pdf' ? '打印结算单（PDF）' : '导出 CSV'}
              </a>
            </Button>
          ))}
        </div>
      </Container>
      <PaymentsPanel payments={answer?.payments} onChanged={reload} />
      <PayoutsPanel payouts={answer?.payouts} />
      {answer && <AccountPanel file={answer} onChanged={reload} />}
      {may('purchase:price') && <DeliveriesPanel producer_id={id} onChanged={reload} />}
      <PricesPanel producer_id={id} />
      {form === 'payment' && producer && (
        <PayForm producer={producer} waiting_fen={waiting_fen} onClose={() => setForm(null)} onSaved={reload} />
      )}
      {form === 'payout' && answer && (
        <PayoutForm file={answer} waiting_fen={waiting_fen} onClose={() => setForm(null)} onSaved={reload} />
      )}
    </div>
  )
}
