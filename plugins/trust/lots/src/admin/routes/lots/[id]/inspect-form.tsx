import { Button, Container, Heading, Text, toast } from '@medusajs/ui'
import { type FormEvent, useState } from 'react'
import { api, messageOf } from '@shanzhen/desk/api'
import { SwitchField, TextField } from '@shanzhen/desk/fields'
import type { StandardLimit } from '../../../../wire'

/** Measured values typed in at the ramp on a tablet: one field per item of the standard, big enough for a thumb. */
type Props = { lotId: string; limits: StandardLimit[]; failed: boolean; onSaved: () => Promise<void> }

const wordsOf = ({ min, max, unit }: StandardLimit) =>
  [min === null ? '' : `≥${min}`, max === null ? '' : `≤${max}`].filter(Boolean).join(' ') + unit

export function InspectForm({ lotId, limits, failed, onSaved }: Props) {
  const [values, setValues] = useState<Record<string, string>>({})
  const [how, setHow] = useState({ method: '快检与感官', sampling: '随机抽样', sample_count: '5' })
  const [fine, setFine] = useState(true)
  const [reason, setReason] = useState('')
  const [sending, setSending] = useState(false)

  const save = async (event: FormEvent) => {
    event.preventDefault()
    if (!Number.isInteger(Number(how.sample_count))) return void toast.error('样品数须为整数')
    setSending(true)
    const measured = limits.filter(({ name }) => values[name]?.trim())
    try {
      const { inspection } = await api<{ inspection: { verdict: string } }>(`/lots/${lotId}/inspections`, 'POST', {
        ...how,
        sample_count: Number(how.sample_count),
        values: measured.map(({ name }) => ({ name, value: Number(values[name]) })),
        looks_fine: fine,
        ...(reason.trim() && { retest_reason: reason }),
      })
      if (inspection.verdict === 'passed') toast.success('检验合格，可由没有收货、也没有检验的同事放行')
      else toast.error('检验不合格')
      setValues({})
      setReason('')
      await onSaved()
    } catch (error) {
      toast.error(messageOf(error))
    }
    setSending(false)
  }

  return (
    <Container>
      <form className="flex flex-col gap-y-3" onSubmit={(event) => void save(event)}>
        <Heading level="h2">入库检验</Heading>
        {!limits.length && <Text size="small">这个商品还没有标准限量，只做感官检验。</Text>}
        <div className="grid grid-cols-1 gap-3 md:grid-cols-3">
          {limits.map((limit) => (
            <TextField
              key={limit.name}
              label={`${limit.name}（${wordsOf(limit)}）${limit.required ? ' 必检' : ''}`}
              inputMode="decimal"
              value={values[limit.name] ?? ''}
              onChange={(value) => setValues((known) => ({ ...known, [limit.name]: value }))}
            />
          ))}
          <TextField label="方法" value={how.method} onChange={(method) => setHow({ ...how, method })} />
          <TextField label="抽样" value={how.sampling} onChange={(sampling) => setHow({ ...how, sampling })} />
          <TextField
            label="样品数"
            value={how.sample_count}
            onChange={(sample_count) => setHow({ ...how, sample_count })}
          />
        </div>
        {failed && (
          <TextField label="复检原因（上次检验不合格，必填；须重测不合格的项目）" value={reason} onChange={setReason} />
        )}
        <SwitchField label="外观、气味、包装正常" value={fine} onChange={setFine} />
        <Button type="submit" size="large" variant="secondary" disabled={sending}>
          登记检验结果
        </Button>
      </form>
    </Container>
  )
}
