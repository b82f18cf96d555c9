/** Asks once more before something is decided, and why where the shop is to know. */
import { Text, toast } from '@medusajs/ui'
import { useState } from 'react'
import { api } from '@shanzhen/desk/api'
import { TextField } from '@shanzhen/desk/fields'
import { FormDrawer } from '@shanzhen/desk/form-drawer'
import type { ShopFile } from '../../wire'
import type { Act } from '../lib/acts'

type Props = { shop: ShopFile; act: Act; onClose: () => void; onSaved: () => Promise<void> }

export function DecideForm({ shop, act, onClose, onSaved }: Props) {
  const [reason, setReason] = useState('')
  const send = async () => {
    if (act.reason === 'must' && !reason.trim()) return '请写明原因，小店会看到'
    await api(`/shops/${shop.id}`, 'POST', {
      act: act.key,
      seen_at: shop.state_at,
      ...(reason.trim() && { reason: reason.trim() }),
    })
    toast.success(`${shop.name}：${act.label}`)
    await onSaved()
  }
  return (
    <FormDrawer title={`${act.label}：${shop.name}`} submit={act.label} onClose={onClose} onSend={send}>
      <Text size="small">{act.says}</Text>
      <TextField
        label={act.reason === 'must' ? '原因' : '说明（可不填）'}
        value={reason}
        maxLength={300}
        onChange={setReason}
      />
    </FormDrawer>
  )
}
