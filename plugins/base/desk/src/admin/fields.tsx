import { Input, Label, Select, Switch } from '@medusajs/ui'
import { useId } from 'react'

/** The few kinds of field staff fill in here. */
type TextProps = { label: string; value: string | null; onChange: (value: string) => void; placeholder?: string }

export function TextField({ label, value, onChange, placeholder }: TextProps) {
  const id = useId()
  return (
    <div className="flex flex-col gap-y-1">
      <Label htmlFor={id} size="small">
        {label}
      </Label>
      <Input
        id={id}
        size="small"
        value={value ?? ''}
        placeholder={placeholder}
        onChange={(event) => onChange(event.target.value)}
      />
    </div>
  )
}

type ChoiceProps<K extends string> = {
  label: string
  value: K | ''
  options: readonly (readonly [K, string])[]
  onChange: (value: K) => void
}

export function ChoiceField<K extends string>({ label, value, options, onChange }: ChoiceProps<K>) {
  const id = useId()
  return (
    <div className="flex flex-col gap-y-1">
      <Label htmlFor={id} size="small">
        {label}
      </Label>
      <Select size="small" value={value} onValueChange={(key) => onChange(key as K)}>
        <Select.Trigger id={id}>
          <Select.Value placeholder="请选择" />
        </Select.Trigger>
        <Select.Content>
          {options.map(([key, text]) => (
            <Select.Item key={key} value={key}>
              {text}
            </Select.Item>
          ))}
        </Select.Content>
      </Select>
    </div>
  )
}

export function SwitchField({
  label,
  value,
  onChange,
}: {
  label: string
  value: boolean
  onChange: (value: boolean) => void
}) {
  const id = useId()
  return (
    <div className="flex items-center justify-between gap-x-2 py-1">
      <Label htmlFor={id} size="small">
        {label}
      </Label>
      <Switch id={id} checked={value} onCheckedChange={onChange} />
    </div>
  )
}
