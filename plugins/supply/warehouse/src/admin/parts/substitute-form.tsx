import { Text } from '@medusajs/ui'
import { useState } from 'react'
import { api } from '@shanzhen/desk/api'
import { TextField } from '@shanzhen/desk/fields'
import { FormDrawer } from '@shanzhen/desk/form-drawer'
import type { ShortPick } from '../../wire'

type Props = { short: ShortPick; onClose: () => void; onDone: () => Promise<void> }

/** Only with the buyer's word for it, which is kept: what the other good costs less goes back, more is asked of nobody. */
export function SubstituteForm({ short, onClose, onDone }: Props) {
  const [code, setCode] = useState('')
  const [note, setNote] = useState('')
  const send = async () => {
    if (!code.trim()) return '请扫替换的商品'
    if (!note.trim()) return '请写买家怎么同意的'
    await api(`/warehouse/shorts/${short.id}/substitute`, 'POST', { code, note })
    await onDone()
  }
  return (
    <FormDrawer title={`订单 #${short.display_id} 换货`} submit="换货" onClose={onClose} onSend={send}>
      <Text size="small">
        {short.title} × {short.quantity} 换成别的商品。便宜的差价自动退给买家，贵的不加收。
      </Text>
      <TextField label="替换的商品（扫条码或输 SKU）" value={code} autoFocus onChange={setCode} />
      <TextField label="买家怎么同意的" value={note} placeholder="例如：电话里同意换成 250g 两袋" onChange={setNote} />
    </FormDrawer>
  )
}
