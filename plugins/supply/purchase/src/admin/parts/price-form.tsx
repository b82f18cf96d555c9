/** Prices one lot: by an agreed price, or by one of its own with the reason. */
import { Text, toast } from '@medusajs/ui'
import { useState } from 'react'
import { api } from '@shanzhen/desk/api'
import { ChoiceField, TextField } from '@shanzhen/desk/fields'
import { FormDrawer } from '@shanzhen/desk/form-drawer'
import { fenOf, yuan } from '@shanzhen/desk/money'
import { Fault } from '@shanzhen/desk/table'
import { useAnswer } from '@shanzhen/desk/use-answer'
import type { AgreedPrices, Basis, Delivery } from '../../wire'
import { BASES, deliveryPrice, priceWords, quantityWords } from '../lib/words'

type Props = { delivery: Delivery; producer_id: string; onClose: () => void; onSaved: () => Promise<void> }
const OWN = 'own'

export function PriceForm({ delivery, producer_id, onClose, onSaved }: Props) {
  const path = `/purchase/prices?producer_id=${producer_id}&good_id=${delivery.good_id}`
  const { answer, fault } = useAnswer<AgreedPrices>(path)
  const [choice, setChoice] = useState('')
  const [basis, setBasis] = useState<Basis>(delivery.unit === 'g' ? 'kg' : 'piece')
  const [typed, setTyped] = useState({ grade: '', unit: '', reason: '' })
  const set = (change: Partial<typeof typed>) => setTyped((known) => ({ ...known, ...change }))
  const known = deliveryPrice(delivery)
  const options = [
    ...(answer?.prices ?? [])
      .filter(({ current, basis: by }) => current && (by === 'kg' || delivery.unit === 'piece'))
      .map((price) => [price.id, `协议价 ${priceWords(price)}`] as const),
    [OWN, '这一批另外商定'] as const,
  ]

  const send = async () => {
    const unit_fen = fenOf(typed.unit)
    if (!choice) return '请选择价格'
    if (choice === OWN && unit_fen === null) return '请填写单价，如 80.00'
    const { grade, reason } = typed
    const body = choice === OWN ? { grade, basis, unit_fen, reason } : { price_id: choice }
    await api(`/purchase/lots/${delivery.lot_id}/price`, 'POST', body)
    toast.success('采购价已记下，应付随之记账')
    await onSaved()
  }

  return (
    <FormDrawer title={`${delivery.title} 批次 ${delivery.code}`} submit="保存采购价" onClose={onClose} onSend={send}>
      <Text size="small">
        收货 {quantityWords(delivery)}
        {known && `；现在 ${known}，${yuan(delivery.amount_fen ?? 0)}。改价后差额另记一笔`}
      </Text>
      <ChoiceField label="采购价" value={choice} options={options} onChange={setChoice} />
      {choice === OWN && (
        <>
          <ChoiceField
            label="怎样计价"
            value={basis}
            options={delivery.unit === 'g' ? BASES.slice(0, 1) : BASES}
            onChange={setBasis}
          />
          <TextField label="等级（可不填）" value={typed.grade} onChange={(grade) => set({ grade })} />
          <TextField
            label={basis === 'kg' ? '每公斤（元）' : '每件（元）'}
            value={typed.unit}
            placeholder="80.00"
            onChange={(unit) => set({ unit })}
          />
          <TextField label="为什么不按协议价" value={typed.reason} onChange={(reason) => set({ reason })} />
        </>
      )}
      <Text size="small" className="text-ui-fg-subtle">
        按公斤的，以整批净重乘单价，四舍五入到分。
      </Text>
      <Fault text={fault} />
    </FormDrawer>
  )
}
