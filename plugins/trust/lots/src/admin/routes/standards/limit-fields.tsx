import { Button } from '@medusajs/ui'
import { SwitchField, TextField } from '@shanzhen/desk/fields'
import { NO_LIMIT, type TypedLimit } from '../../lib/standards'

/** What a lot is measured for, one item after another. */
type Props = { limits: TypedLimit[]; onChange: (limits: TypedLimit[]) => void }

export function LimitFields({ limits, onChange }: Props) {
  const set = (at: number, part: Partial<TypedLimit>) =>
    onChange(limits.map((limit, i) => (i === at ? { ...limit, ...part } : limit)))
  return (
    <fieldset className="flex flex-col gap-y-3">
      <legend className="txt-compact-small-plus pb-2">限量</legend>
      {limits.map((limit, i) => (
        <div
          key={i}
          role="group"
          aria-label={`限量 ${i + 1}`}
          className="border-ui-border-base grid grid-cols-2 gap-2 rounded-md border p-3"
        >
          <TextField label="项目" value={limit.name} onChange={(name) => set(i, { name })} />
          <TextField label="单位" value={limit.unit} onChange={(unit) => set(i, { unit })} />
          <TextField label="下限（空为不限）" value={limit.min} onChange={(min) => set(i, { min })} />
          <TextField label="上限（空为不限）" value={limit.max} onChange={(max) => set(i, { max })} />
          <TextField label="检验方法" value={limit.method} onChange={(method) => set(i, { method })} />
          <SwitchField label="必检" value={limit.required} onChange={(required) => set(i, { required })} />
          <Button
            type="button"
            size="small"
            variant="transparent"
            className="justify-self-start"
            onClick={() => onChange(limits.filter((_, at) => at !== i))}
          >
            去掉
          </Button>
        </div>
      ))}
      <Button
        type="button"
        size="small"
        variant="secondary"
        className="self-start"
        onClick={() => onChange([...limits, { ...NO_LIMIT }])}
      >
        加一个项目
      </Button>
    </fieldset>
  )
}
