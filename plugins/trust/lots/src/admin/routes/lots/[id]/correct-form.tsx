import { Alert, Button, Container, Heading, Text, toast, usePrompt } from '@medusajs/ui'
import { useState } from 'react'
import { api, messageOf } from '@shanzhen/desk/api'
import { TextField } from '@shanzhen/desk/fields'
import { quantityProblem, wholeOf } from '../../../lib/quantity'
import type { StaffLot } from '../../../../wire'

/** What was mistyped at the ramp, put right on record while the lot waits for its test; or the receipt taken back. */
type Props = { lot: StaffLot; onSaved: () => Promise<void> }

export function CorrectForm({ lot, onSaved }: Props) {
  const unit = lot.quantity_unit
  const before = {
    quantity: String(unit === 'g' ? lot.received_quantity / 1000 : lot.received_quantity),
    ...{ made_on: lot.made_on, best_before: '', best_before_reason: '' },
    ...{ town: lot.town ?? '', village: lot.village ?? '', plot: lot.plot ?? '', note: lot.note ?? '' },
  }
  const [form, setForm] = useState(before)
  const [reason, setReason] = useState('')
  const [problem, setProblem] = useState<string | null>(null)
  const [sending, setSending] = useState(false)
  const prompt = usePrompt()
  const field = (name: keyof typeof before, label: string) => (
    <TextField
      label={label}
      value={form[name]}
      onChange={(value) => setForm((known) => ({ ...known, [name]: value }))}
    />
  )
  const send = async (path: 'correct' | 'void', body: object, done: string) => {
    setSending(true)
    setProblem(null)
    try {
      await api(`/lots/${lot.id}/${path}`, 'POST', { reason, ...body })
      toast.success(done)
      await onSaved()
    } catch (error) {
      setProblem(messageOf(error))
    }
    setSending(false)
  }
  const correct = async () => {
    const wrong = quantityProblem(form.quantity, unit)
    if (wrong) return setProblem(wrong)
    const names = Object.keys(before) as (keyof typeof before)[]
    const changed = names.filter((name) => form[name] !== before[name] && name !== 'quantity')
    const typed = Object.fromEntries(changed.map((name) => [name, form[name].trim() || null]))
    const quantity = wholeOf(form.quantity, unit)
    await send(
      'correct',
      { ...typed, ...(quantity !== lot.received_quantity && { quantity }) },
      '已更正，更正前后都留在批次履历里',
    )
  }
  const takeBack = async () => {
    const description = '作废后这个批次不再有库存，也不能恢复；履历保留。同一张送货单可以重新登记。'
    if (!(await prompt({ title: '作废这个批次？', description, confirmText: '作废', cancelText: '取消' }))) return
    await send('void', {}, '已作废')
  }

  return (
    <Container className="flex flex-col gap-y-3">
      <Heading level="h2">更正登记</Heading>
      <Text size="small">
        待检时可以更正登记错的内容。改采收日期时，保质期按标准重新推算；商品或规格登记错了请作废后重新登记。
      </Text>
      <div className="grid grid-cols-1 gap-3 md:grid-cols-3">
        {field('quantity', unit === 'g' ? '收货数量（公斤）' : '收货数量（整件）')}
        {field('made_on', '生产或采收日期')}
        {field('best_before', '保质期至（与标准不同时才填）')}
        {form.best_before && field('best_before_reason', '为什么与标准不同')}
        {field('town', '镇')}
        {field('village', '村')}
        {field('plot', '地块')}
        {field('note', '备注')}
        <TextField label="更正或作废的原因" value={reason} onChange={setReason} />
      </div>
      {problem && (
        <div role="alert">
          <Alert variant="error">{problem}</Alert>
        </div>
      )}
      <div className="flex flex-wrap gap-2">
        <Button size="large" variant="secondary" disabled={sending} onClick={() => void correct()}>
          登记更正
        </Button>
        <Button size="large" variant="danger" disabled={sending} onClick={() => void takeBack()}>
          作废批次
        </Button>
      </div>
    </Container>
  )
}
