import { Button } from '@medusajs/ui'
import { useState } from 'react'
import { ChoiceField, TextField } from '@shanzhen/desk/fields'
import { FLAG_NAMES } from '../../flag-names'
import type { FlagKind } from '../../wire'

const KINDS = Object.entries(FLAG_NAMES) as [FlagKind, string][]

export function FlagForm({ onSet }: { onSet: (kind: FlagKind, reason: string) => Promise<void> }) {
  const [kind, setKind] = useState<FlagKind | ''>('')
  const [reason, setReason] = useState('')
  const [busy, setBusy] = useState(false)
  return (
    <form
      className="grid grid-cols-1 items-end gap-3 md:grid-cols-[10rem_1fr_auto]"
      onSubmit={async (event) => {
        event.preventDefault()
        if (!kind) return
        setBusy(true)
        await onSet(kind, reason)
        setBusy(false)
      }}
    >
      <ChoiceField label="标记" value={kind} options={KINDS} onChange={setKind} />
      <TextField
        label={kind === 'stop' ? '原因（标上后这个订单不能发货）' : '原因'}
        value={reason}
        onChange={setReason}
      />
      <Button type="submit" size="small" isLoading={busy} disabled={!kind || !reason.trim()}>
        标上
      </Button>
    </form>
  )
}
