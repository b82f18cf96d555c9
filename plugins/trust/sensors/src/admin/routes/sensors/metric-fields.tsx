import { Button } from '@medusajs/ui'
import { TextField } from '@shanzhen/desk/fields'
import { useState } from 'react'
import type { Metric } from '../../../wire'
import { METRIC_PRESETS } from '../../lib/sensors'

/** What a device measures, each with its unit and the limits beyond which staff and the producer are told. */
type Props = { metrics: Metric[]; onChange: (metrics: Metric[]) => void }

const asLimit = (text: string) => (text.trim() === '' ? null : Number(text))
const asText = (limit: number | null) => (limit === null ? '' : String(limit))

/** A number is typed letter by letter: `-` and `1.` are none yet, and stay. */
function LimitField({
  label,
  limit,
  onSet,
}: {
  label: string
  limit: number | null
  onSet: (limit: number | null) => void
}) {
  const [text, setText] = useState(asText(limit))
  return (
    <TextField
      label={label}
      inputMode="decimal"
      value={Object.is(asLimit(text), limit) ? text : asText(limit)}
      error={Number.isNaN(limit) ? '请填数字' : undefined}
      onChange={(typed) => {
        setText(typed)
        onSet(asLimit(typed))
      }}
    />
  )
}

export function MetricFields({ metrics, onChange }: Props) {
  const set = (index: number, change: Partial<Metric>) =>
    onChange(metrics.map((metric, i) => (i === index ? { ...metric, ...change } : metric)))
  const next = METRIC_PRESETS.find(({ key }) => !metrics.some((metric) => metric.key === key))

  return (
    <fieldset className="flex flex-col gap-y-4">
      <legend className="txt-small-plus mb-2">指标与报警限（不填不报警）</legend>
      {metrics.map((metric, i) => (
        <div key={i} className="grid grid-cols-2 gap-2 rounded-md border border-ui-border-base p-3">
          <TextField label="代号" value={metric.key} onChange={(key) => set(i, { key })} />
          <TextField label="名称" value={metric.name} onChange={(name) => set(i, { name })} />
          <TextField label="单位" value={metric.unit} onChange={(unit) => set(i, { unit })} />
          <span />
          <LimitField label="下限" limit={metric.min} onSet={(min) => set(i, { min })} />
          <LimitField label="上限" limit={metric.max} onSet={(max) => set(i, { max })} />
          {metrics.length > 1 && (
            <Button
              type="button"
              size="small"
              variant="transparent"
              className="col-span-2 justify-self-start"
              onClick={() => onChange(metrics.filter((_, at) => at !== i))}
            >
              去掉这个指标
            </Button>
          )}
        </div>
      ))}
      <Button
        type="button"
        size="small"
        variant="secondary"
        className="self-start"
        onClick={() => onChange([...metrics, next ?? { key: '', name: '', unit: '', min: null, max: null }])}
      >
        再加一个指标
      </Button>
    </fieldset>
  )
}
