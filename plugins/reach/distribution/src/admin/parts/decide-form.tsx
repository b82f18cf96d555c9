/** Asks once more before something is decided, and why where the distributor is to know. */
import { Text, toast } from '@medusajs/ui'
import { useState } from 'react'
import { api } from '@shanzhen/desk/api'
import { TextField } from '@shanzhen/desk/fields'
import { FormDrawer } from '@shanzhen/desk/form-drawer'
import type { DistributorFile } from '../../wire'
import type { Act } from '../lib/words'

type Props = { distributor: DistributorFile; onClose: () => void; onSaved: () => Promise<void> }

export function DecideForm({ distributor: { id, shown_name, state_at }, act, onClose, onSaved }: Props & { act: Act }) {
  const [reason, setReason] = useState('')
  const send = async () => {
    if (act.reason === 'must' && !reason.trim()) return '请写明原因，分销员会看到'
    const why = reason.trim() ? { reason: reason.trim() } : {}
    await api(`/distributors/${id}`, 'POST', { act: act.key, seen_at: state_at, ...why })
    toast.success(`${shown_name}：${act.label}`)
    await onSaved()
  }
  return (
    <FormDrawer title={`${act.label}：${shown_name}`} submit={act.label} onClose={onClose} onSend={send}>
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

export function GroupForm({ distributor: { id, shown_name, group_name }, onClose, onSaved }: Props) {
  const [name, setName] = useState(group_name ?? '')
  const send = async () => {
    await api(`/distributors/${id}`, 'POST', { act: 'group', group_name: name.trim() || null })
    toast.success(`${shown_name}：${name.trim() ? `分到“${name.trim()}”` : '移出分组'}`)
    await onSaved()
  }
  return (
    <FormDrawer title={`分组：${shown_name}`} submit="保存" onClose={onClose} onSend={send}>
      <Text size="small">佣金规则可以按组定。留空就移出分组。</Text>
      <TextField label="组名" value={name} maxLength={30} onChange={setName} />
    </FormDrawer>
  )
}
