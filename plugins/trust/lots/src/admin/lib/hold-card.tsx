import { Button, Text, toast } from '@medusajs/ui'
import { useState } from 'react'
import { api, messageOf } from '@shanzhen/desk/api'
import { TextField } from '@shanzhen/desk/fields'
import { shortMoment } from '@shanzhen/desk/dates'
import { measured } from './outgoing'
import type { OutgoingRecord } from '../../wire'

/** One open hold: what, why, by whom; and, for a colleague, letting it go. */
type Props = { hold: OutgoingRecord; title: string; onLifted: () => Promise<void> }

export function HoldCard({ hold, title, onLifted }: Props) {
  const [reason, setReason] = useState('')
  const [sending, setSending] = useState(false)

  const lift = async () => {
    setSending(true)
    try {
      await api(`/outgoing-inspections/${hold.id}/lift`, 'POST', { reason })
      toast.success('已解除，可以发货')
      await onLifted()
    } catch (error) {
      toast.error(messageOf(error))
    } finally {
      setSending(false)
    }
  }

  return (
    <div className="bg-ui-tag-red-bg border-ui-tag-red-border flex flex-col gap-y-2 rounded-md border p-3">
      <Text size="small" weight="plus" className="text-ui-tag-red-text">
        暂缓发货：{title}
      </Text>
      <Text size="small">{hold.reason}</Text>
      {hold.results.length > 0 && <Text size="small">{measured(hold)}</Text>}
      <Text size="small" className="text-ui-fg-subtle">
        {hold.inspector_name} · {shortMoment(hold.at)}
        {hold.lot_codes.length > 0 && ` · 批次 ${hold.lot_codes.join('、')}`}
      </Text>
      <TextField label="解除的原因（由另一位同事填写）" value={reason} onChange={setReason} />
      <Button
        size="large"
        className="w-full"
        variant="secondary"
        isLoading={sending}
        disabled={!reason.trim()}
        onClick={() => void lift()}
      >
        解除暂缓
      </Button>
    </div>
  )
}
