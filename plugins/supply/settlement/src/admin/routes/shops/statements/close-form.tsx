import { Text, toast } from '@medusajs/ui'
import { useState } from 'react'
import { ask } from '@shanzhen/desk/api'
import { ListField } from '@shanzhen/desk/fields'
import { FormDrawer } from '@shanzhen/desk/form-drawer'
import { useAnswer } from '@shanzhen/desk/use-answer'

type Props = { onClose: () => void; onSaved: () => Promise<void> }

/** One shop's statement up to now: before it closes, or where it asks for one. */
export function CloseForm({ onClose, onSaved }: Props) {
  const { answer } = useAnswer<{ shops: { id: string; name: string }[] }>('/shops?limit=200')
  const [name, setName] = useState('')
  const send = async () => {
    const shop_id = answer?.shops.find((shop) => shop.name === name.trim())?.id
    if (!shop_id) return '请选择小店'
    await ask('/settlement/statements', { shop_id })
    toast.success('已出账，小店可以看到了')
    await onSaved()
  }
  return (
    <FormDrawer title="现在出账" submit="出账" onClose={onClose} onSend={send}>
      <Text size="small">上一张对账单之后的每一笔，都记在这一张里；出账后不能改。</Text>
      <ListField
        label="小店"
        value={name}
        options={(answer?.shops ?? []).map((shop) => shop.name)}
        onChange={setName}
      />
    </FormDrawer>
  )
}
