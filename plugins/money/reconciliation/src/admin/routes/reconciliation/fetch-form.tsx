/** Fetches one day's bill now, instead of waiting for half past ten. */
import { Button, Input, Label, Select, toast } from '@medusajs/ui'
import { type FormEvent, useState } from 'react'
import { ask, messageOf } from '@shanzhen/desk/api'
import type { Channel } from '../../../wire'
import { yesterday } from '../../lib/desk'

export function FetchForm({ channels, onDone }: { channels: Channel[]; onDone: () => void }) {
  const [channel, setChannel] = useState(channels[0]?.key ?? '')
  const [bill_date, setDay] = useState(yesterday())
  const [busy, setBusy] = useState(false)

  const submit = async (event: FormEvent) => {
    event.preventDefault()
    setBusy(true)
    try {
      await ask('/reconciliation/bills', { channel, bill_date })
      toast.success(`${bill_date} 的账单已核对`)
    } catch (error) {
      toast.error(messageOf(error))
    } finally {
      setBusy(false)
      onDone()
    }
  }

  return (
    <form onSubmit={submit} className="flex flex-wrap items-end gap-3">
      <div className="flex w-40 flex-col gap-y-1">
        <Label size="small" htmlFor="bill-channel">
          渠道
        </Label>
        <Select size="small" value={channel} onValueChange={setChannel}>
          <Select.Trigger id="bill-channel">
            <Select.Value />
          </Select.Trigger>
          <Select.Content>
            {channels.map(({ key, name }) => (
              <Select.Item key={key} value={key}>
                {name}
              </Select.Item>
            ))}
          </Select.Content>
        </Select>
      </div>
      <div className="flex flex-col gap-y-1">
        <Label size="small" htmlFor="bill-day">
          日期
        </Label>
        <Input
          id="bill-day"
          size="small"
          type="date"
          max={yesterday()}
          value={bill_date}
          onChange={(event) => setDay(event.target.value)}
        />
      </div>
      <Button size="small" variant="secondary" type="submit" isLoading={busy} disabled={!bill_date}>
        取账单并核对
      </Button>
    </form>
  )
}
