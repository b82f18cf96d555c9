import { Button } from '@medusajs/ui'
import { ChoiceField, TextField } from '@shanzhen/desk/fields'
import { BULK, type Output, type Work } from '../../../lib/lot-work'

/** The new lots: what, how much, of which grade. Mixing makes one, so `onAdd` is null then. */
type Props = {
  unit: string
  work: Work
  sizes: readonly (readonly [string, string])[]
  grades: string[]
  weight: (size: string) => number | null
  onAdd: (() => void) | null
  onChange: (outputs: Output[]) => void
}

const NO_GRADE = '-'

export function WorkOutputs({ unit, work, sizes, grades, weight, onAdd, onChange }: Props) {
  const { outputs } = work
  const set = (at: number, part: Partial<Output>) =>
    onChange(outputs.map((output, i) => (i === at ? { ...output, ...part } : output)))

  return (
    <fieldset className="flex flex-col gap-y-3">
      <legend className="txt-compact-small-plus pb-2">新批次</legend>
      {outputs.map((output, i) => (
        <div
          key={i}
          role="group"
          aria-label={`新批次 ${i + 1}`}
          className="border-ui-border-base grid grid-cols-1 items-end gap-3 rounded-md border p-3 md:grid-cols-4"
        >
          <ChoiceField
            label="商品规格"
            value={output.size}
            options={sizes}
            onChange={(size) => set(i, { size, net: String(weight(size) ?? '') })}
          />
          <TextField
            label={output.size === BULK ? '数量（公斤）' : '数量（件）'}
            value={output.quantity}
            onChange={(quantity) => set(i, { quantity })}
          />
          {unit === 'g' && output.size !== BULK && (
            <TextField label="每件用料（克）" value={output.net} onChange={(net) => set(i, { net })} />
          )}
          {grades.length ? (
            <ChoiceField
              label="等级"
              value={output.grade || NO_GRADE}
              options={[[NO_GRADE, '不分级'], ...grades.map((grade) => [grade, grade] as const)]}
              onChange={(grade) => set(i, { grade: grade === NO_GRADE ? '' : grade })}
            />
          ) : (
            <TextField label="等级" value={output.grade} onChange={(grade) => set(i, { grade })} />
          )}
          {outputs.length > 1 && (
            <Button variant="transparent" onClick={() => onChange(outputs.filter((_, at) => at !== i))}>
              去掉
            </Button>
          )}
        </div>
      ))}
      {onAdd && (
        <Button size="small" variant="secondary" className="self-start" onClick={onAdd}>
          再加一个新批次
        </Button>
      )}
    </fieldset>
  )
}
