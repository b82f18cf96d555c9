import { Badge, Button, Input, Text } from '@medusajs/ui'
import { useState } from 'react'
import { shortMoment } from '@shanzhen/desk/dates'
import { FLAG_NAMES } from '../../flag-names'
import type { OrderFlag } from '../../wire'
import { FLAG_COLORS } from '../flags'

/** A flag that stands, and the way to take it down, which is on record with its reason. */
export function OpenFlag({ flag, onLift }: { flag: OrderFlag; onLift: (reason: string) => Promise<boolean> }) {
  const [lifting, setLifting] = useState(false)
  const [reason, setReason] = useState('')
  return (
    <div className="flex flex-wrap items-center gap-2" data-flag={flag.kind}>
      <Badge size="small" color={FLAG_COLORS[flag.kind]}>
        {FLAG_NAMES[flag.kind]}
      </Badge>
      <Text size="small" weight="plus">
        {flag.reason}
      </Text>
      <Text size="xsmall" className="text-ui-fg-subtle">
        {flag.by} · {shortMoment(String(flag.at))}
      </Text>
      {!lifting && (
        <Button size="small" variant="transparent" onClick={() => setLifting(true)}>
          撤下
        </Button>
      )}
      {lifting && (
        <form
          className="flex grow flex-wrap gap-2"
          onSubmit={async (event) => {
            event.preventDefault()
            if (reason.trim() && (await onLift(reason))) setLifting(false)
          }}
        >
          <div className="min-w-0 grow">
            <Input
              size="small"
              aria-label="撤下的原因"
              placeholder="撤下的原因"
              maxLength={200}
              value={reason}
              onChange={(event) => setReason(event.target.value)}
            />
          </div>
          <Button type="submit" size="small" variant="secondary" disabled={!reason.trim()}>
            撤下{FLAG_NAMES[flag.kind]}
          </Button>
        </form>
      )}
    </div>
  )
}

export const PastFlag = ({ flag }: { flag: OrderFlag }) => (
  <Text size="xsmall" className="text-ui-fg-subtle">
    {FLAG_NAMES[flag.kind]}：{flag.reason}（{flag.by}，{shortMoment(String(flag.at))}）；{flag.lifted_by} 撤下
    {flag.lifted_at && `，${shortMoment(String(flag.lifted_at))}`}：{flag.lift_reason}
  </Text>
)
