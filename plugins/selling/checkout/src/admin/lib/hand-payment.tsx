/** 线下收款: what staff took in cash or saw on the bank account, all that is due. */
import { Button, Input, Label, RadioGroup, Text } from '@medusajs/ui'
import { useState } from 'react'
import { yuan } from '@shanzhen/desk/money'
import { METHOD_NAMES } from './desk'

type Method = keyof typeof METHOD_NAMES
type Props = {
  due_fen: number
  busy: boolean
  onTake: (taken: { method: Method; amount_fen: number; reference?: string }) => void
}

export function HandPayment({ due_fen, busy, onTake }: Props) {
  const [method, setMethod] = useState<Method | null>(null)
  const [reference, setReference] = useState('')
  return (
    <form
      className="flex flex-col gap-3 px-6 py-4"
      onSubmit={(event) => {
        event.preventDefault()
        if (method) onTake({ method, amount_fen: due_fen, ...(reference.trim() && { reference: reference.trim() }) })
      }}
    >
      <Text size="small" weight="plus">
        线下收款 {yuan(due_fen)}
      </Text>
      <RadioGroup
        className="flex gap-6"
        value={method ?? ''}
        onValueChange={(value: string) => setMethod(value as Method)}
        aria-label="收款方式"
      >
        {(Object.keys(METHOD_NAMES) as Method[]).map((one) => (
          <div key={one} className="flex items-center gap-2">
            <RadioGroup.Item value={one} id={`hand-${one}`} />
            <Label htmlFor={`hand-${one}`}>{METHOD_NAMES[one]}</Label>
          </div>
        ))}
      </RadioGroup>
      <Input
        placeholder="凭证号或备注（可不填）"
        aria-label="凭证号或备注"
        value={reference}
        maxLength={100}
        onChange={(event) => setReference(event.target.value)}
      />
      <Button size="small" type="submit" disabled={!method || busy}>
        已收到 {yuan(due_fen)}
      </Button>
    </form>
  )
}
