import { Checkbox, Label, Textarea } from '@medusajs/ui'
import { useId } from 'react'
import type { Quote } from '@shanzhen/checkout/wire'
import { FieldError, TextField } from '@shanzhen/desk/fields'
import type { Draft } from './order'

type Props = {
  draft: Draft
  quote: Quote | null
  errors: Record<string, string>
  onChange: (part: Partial<Draft>) => void
}

/** Coupon, note, until when to pay, and what the buyer has to be told on the phone. */
export function Terms({ draft, quote, errors, onChange }: Props) {
  const noteId = useId()
  const refused = quote?.problems.find(({ promotion_code }) => promotion_code)
  return (
    <div className="flex flex-col gap-y-3">
      <div className="grid grid-cols-1 gap-3 sm:grid-cols-2">
        <TextField
          label="优惠码（可不填）"
          value={draft.coupon}
          maxLength={64}
          autoComplete="off"
          autoCapitalize="characters"
          error={errors.promotion_codes ?? refused?.message}
          onChange={(coupon) => onChange({ coupon })}
        />
        <TextField
          label="付款期限（不填为 24 小时）"
          type="datetime-local"
          value={draft.until}
          error={errors.pay_until}
          onChange={(until) => onChange({ until })}
        />
      </div>
      <div className="flex flex-col gap-y-1">
        <Label htmlFor={noteId} size="small">
          买家留言（可不填）
        </Label>
        <Textarea
          id={noteId}
          rows={2}
          maxLength={200}
          value={draft.note}
          onChange={(event) => onChange({ note: event.target.value })}
        />
      </div>
      {quote?.requires.age_confirmation && (
        <Confirmed
          label="买家确认已满 18 周岁（含酒类）"
          error={errors.age_confirmed}
          value={draft.age_confirmed}
          onChange={(age_confirmed) => onChange({ age_confirmed })}
        />
      )}
      {quote?.requires.fresh_notice && (
        <Confirmed
          label="已告知生鲜不适用七天无理由退货，买家同意"
          error={errors.fresh_notice_accepted}
          value={draft.fresh_notice_accepted}
          onChange={(fresh_notice_accepted) => onChange({ fresh_notice_accepted })}
        />
      )}
    </div>
  )
}

type ConfirmedProps = { label: string; error?: string; value: boolean; onChange: (value: boolean) => void }

function Confirmed({ label, error, value, onChange }: ConfirmedProps) {
  const id = useId()
  return (
    <div>
      <div className="flex items-center gap-x-2">
        <Checkbox
          id={id}
          checked={value}
          aria-describedby={error ? `${id}-error` : undefined}
          onCheckedChange={(checked) => onChange(checked === true)}
        />
        <Label htmlFor={id} size="small">
          {label}
        </Label>
      </div>
      <FieldError id={`${id}-error`}>{error}</FieldError>
    </div>
  )
}
