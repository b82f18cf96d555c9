/** A draft that takes an entry of the book back by one with its sides turned. */
import { Button, Drawer, Text, toast } from '@medusajs/ui'
import { useState } from 'react'
import { api, messageOf, newKey } from '@shanzhen/desk/api'
import { TextField } from '@shanzhen/desk/fields'
import { Fault } from '@shanzhen/desk/table'
import { today } from '../../../lib/voucher-words'

type Props = { transaction_id: string; what: string; onClose: () => void; onSaved: () => Promise<void> | void }

export function ReverseForm({ transaction_id, what, onClose, onSaved }: Props) {
  const [note, setNote] = useState('')
  const [day, setDay] = useState(today())
  const [problem, setProblem] = useState<string | null>(null)
  const [sending, setSending] = useState(false)
  const [key] = useState(newKey)

  const save = async () => {
    setSending(true)
    try {
      const body = { kind: 'reversal', reverses_id: transaction_id, note, effective_on: day }
      await api('/ledger/vouchers', 'POST', body, key)
      toast.success('冲销凭证已填写，等另一人确认')
      await onSaved()
      onClose()
    } catch (error) {
      setProblem(messageOf(error))
      setSending(false)
    }
  }

  return (
    <Drawer open onOpenChange={(open) => !open && onClose()}>
      <Drawer.Content>
        <Drawer.Header>
          <Drawer.Title>冲销 {what}</Drawer.Title>
        </Drawer.Header>
        <Drawer.Body className="flex flex-col gap-y-4 overflow-y-auto">
          <Text size="small">按原分录借贷相反再记一笔；原来那笔仍留在账上。另一人确认后才入账。</Text>
          <TextField label="为什么冲销" value={note} onChange={setNote} />
          <TextField label="入账日期" value={day} placeholder={today()} onChange={setDay} />
          <Fault text={problem} />
        </Drawer.Body>
        <Drawer.Footer>
          <Button isLoading={sending} onClick={() => void save()}>
            填写冲销凭证
          </Button>
        </Drawer.Footer>
      </Drawer.Content>
    </Drawer>
  )
}
