import { Input, Label, Select, Switch } from '@medusajs/ui'
import { type ComponentProps, type ReactNode, useId } from 'react'

/** The few kinds of field staff fill in here. */
type TextProps = {
  label: string
  value: string | null
  onChange: (value: string) => void
  /** What is wrong with it; said beside the field. */
  error?: string
} & Omit<ComponentProps<typeof Input>, 'size' | 'id' | 'value' | 'onChange'>

/** A number by its label: a phone then shows the right keys, also where the form does not say so by `inputMode`. */
const NUMBER = /数量|[（(](?:克|天|岁|元|件)[）)]|多少分钟/

export function TextField({ label, value, onChange, error, ...input }: TextProps) {
  const id = useId()
  return (
    <div className="flex flex-col gap-y-1">
      <Label htmlFor={id} size="small">
        {label}
      </Label>
      <Input
        inputMode={NUMBER.test(label) ? 'decimal' : undefined}
        {...input}
        id={id}
        size="small"
        value={value ?? ''}
        aria-invalid={error ? true : undefined}
        aria-describedby={error ? `${id}-error` : undefined}
        onChange={(event) => onChange(event.target.value)}
      />
      <FieldError id={`${id}-error`}>{error}</FieldError>
    </div>
  )
}

/** Read out with its field, which names it by `aria-describedby`. */
export const FieldError = ({ id, children }: { id: string; children: ReactNode }) =>
  children ? (
    <p id={id} className="txt-compact-small text-ui-fg-error">
      {children}
    </p>
  ) : null

type ListProps = {
  label: string
  value: string
  options: readonly string[]
  onChange: (value: string) => void
  error?: string
  disabled?: boolean
}

/** For long lists of names: the machine's own list, which a phone shows over its whole screen. */
export function ListField({ label, value, options, onChange, error, disabled }: ListProps) {
  const id = useId()
  return (
    <div className="flex min-w-0 flex-col gap-y-1">
      <Label htmlFor={id} size="small">
        {label}
      </Label>
      <select
        id={id}
        value={value}
        disabled={disabled}
        aria-invalid={error ? true : undefined}
        aria-describedby={error ? `${id}-error` : undefined}
        className="txt-compact-small bg-ui-bg-field text-ui-fg-base shadow-borders-base focus-visible:shadow-borders-interactive-with-active disabled:text-ui-fg-disabled h-7 w-full rounded-md px-2 outline-none"
        onChange={(event) => onChange(event.target.value)}
      >
        <option value="">请选择</option>
        {value && !options.includes(value) && <option value={value}>{value}</option>}
        {options.map((name) => (
          <option key={name} value={name}>
            {name}
          </option>
        ))}
      </select>
      <FieldError id={`${id}-error`}>{error}</FieldError>
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
      {/* Inside a form the list says once that nothing is chosen, as long as its lines are not there yet. */}
      <Select size="small" value={value} onValueChange={(key) => key && onChange(key as K)}>
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
