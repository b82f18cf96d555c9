/** On a draft's page: until when its buyer may pay, and what they confirmed on the phone; kept with the draft. */
import { defineWidgetConfig } from '@medusajs/admin-sdk'
import type { AdminOrder, DetailWidgetProps } from '@medusajs/framework/types'
import { Button, Checkbox, Container, Heading, Input, Label, Text, toast } from '@medusajs/ui'
import { useState } from 'react'
import { ask, messageOf } from '@shanzhen/desk/api'
import { fromField, toField } from '../lib/desk'

const CONFIRMED = {
  age_confirmed: '买家确认已满 18 周岁（含酒类时必须）',
  fresh_notice_accepted: '已告知生鲜不适用七天无理由退货，买家同意',
} as const
type Confirmed = keyof typeof CONFIRMED

function DraftTerms({ data: draft }: DetailWidgetProps<AdminOrder>) {
  const known = draft.metadata ?? {}
  const [until, setUntil] = useState(typeof known.pay_until === 'string' ? toField(known.pay_until) : '')
  const [said, setSaid] = useState<Record<Confirmed, boolean>>({
    age_confirmed: known.age_confirmed === true,
    fresh_notice_accepted: known.fresh_notice_accepted === true,
  })
  const [busy, setBusy] = useState(false)

  const save = async () => {
    setBusy(true)
    try {
      const metadata = { ...known, ...said, pay_until: until ? fromField(until) : '' }
      await ask(`/draft-orders/${draft.id}`, { metadata })
      toast.success('已保存')
    } catch (error) {
      toast.error(messageOf(error))
    } finally {
      setBusy(false)
    }
  }
  return (
    <Container className="divide-y p-0">
      <Heading level="h2" className="px-6 py-4">
        电话订单
      </Heading>
      <div className="flex flex-col gap-3 px-6 py-4">
        <Text size="small">转为订单后，货为买家留到付款期限；不填为 24 小时。</Text>
        <Input
          type="datetime-local"
          aria-label="付款期限"
          value={until}
          onChange={(event) => setUntil(event.target.value)}
        />
        {(Object.keys(CONFIRMED) as Confirmed[]).map((name) => (
          <div key={name} className="flex items-center gap-2">
            <Checkbox
              id={name}
              checked={said[name]}
              onCheckedChange={(checked) => setSaid({ ...said, [name]: checked === true })}
            />
            <Label htmlFor={name}>{CONFIRMED[name]}</Label>
          </div>
        ))}
        <Button size="small" variant="secondary" disabled={busy} onClick={save}>
          保存
        </Button>
      </div>
    </Container>
  )
}

export const config = defineWidgetConfig({ zone: 'draft_order.details.side.before' })

export default DraftTerms
