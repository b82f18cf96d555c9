import { Alert, Button, Container, Heading, Text, toast, usePrompt } from '@medusajs/ui'
import { useEffect, useState } from 'react'
import { useNavigate } from 'react-router-dom'
import { api, messageOf, newKey } from '@shanzhen/desk/api'
import { ChoiceField } from '@shanzhen/desk/fields'
import { amount } from '../../../lib/lot-words'
import { balanceOf, BULK, bodyOf, type Output, problemOf, typedOf, type Work, WORK_KINDS } from '../../../lib/lot-work'
import { WorkOutputs } from './work-outputs'
import { WorkSources } from './work-sources'
import type { Choices, GoodChoice, LotFile } from '../../../../wire'

/** Turns a lot into new ones: split, mixed with others of the good, graded, packed. What is typed has to add up. */
export function WorkForm({ file: { lot, stock } }: { file: LotFile }) {
  const unit = lot.quantity_unit
  const here = stock.filter(({ quantity }) => quantity > 0)
  const [{ goods, locations }, setChoices] = useState<Choices>({ goods: [], locations: [] })
  const [problem, setProblem] = useState<string | null>(null)
  const [sending, setSending] = useState(false)
  // A second tap is the same work.
  const [key] = useState(newKey)
  const [work, setWork] = useState<Work>(() => ({
    kind: 'split',
    location_id: here[0].location_id,
    taken: { [lot.id]: typedOf(here[0].quantity, unit) },
    outputs: [{ size: lot.inventory_item_id ?? BULK, quantity: '', net: '', grade: '' }],
  }))
  const prompt = usePrompt()
  const navigate = useNavigate()
  const good = goods.find(({ id }) => id === lot.good_id)

  useEffect(() => {
    api<Choices>('/lots/goods').then(setChoices, (error) => setProblem(messageOf(error)))
  }, [])

  const change = (part: Partial<Work>) => {
    setProblem(null)
    setWork((known) => ({ ...known, ...part }))
  }
  const sizes = sizesFor(work.kind, lot, good)
  const blank = (kind: Work['kind']): Output => {
    const [first] = sizesFor(kind, lot, good)
    return { size: first?.[0] ?? '', quantity: '', net: String(weightOf(good, first?.[0]) ?? ''), grade: '' }
  }
  const begin = (kind: Work['kind']) => {
    change({ kind, taken: { [lot.id]: work.taken[lot.id] }, outputs: [blank(kind)] })
  }
  const moveTo = (location_id: string) => {
    const lying = here.find((place) => place.location_id === location_id)
    change({ location_id, taken: { [lot.id]: typedOf(lying?.quantity ?? 0, unit) } })
  }
  const { took, made, loss } = balanceOf(work, unit)

  const send = async () => {
    const wrong = problemOf(work, unit)
    if (wrong) return setProblem(wrong)
    const title = `登记损耗 ${amount(loss, unit)}？`
    const description = '产出少于领用，差额记为损耗，登记后不能改动。'
    if (loss > 0 && !(await prompt({ title, description, confirmText: '登记', cancelText: '取消' }))) return
    setSending(true)
    try {
      const { lots } = await api<{ lots: { id: string }[] }>('/lots/transform', 'POST', bodyOf(work, unit), key)
      toast.success(`已生成 ${lots.length} 个新批次，等待检验和放行`)
      navigate(`/lots/${lots[0].id}`)
    } catch (error) {
      setProblem(messageOf(error))
      setSending(false)
    }
  }

  return (
    <Container className="flex flex-col gap-y-4">
      <Heading level="h2">分批 / 混批 / 分级 / 包装</Heading>
      <div className="grid grid-cols-1 gap-3 md:grid-cols-2">
        <ChoiceField
          label="方式"
          value={work.kind}
          options={WORK_KINDS.filter(([kind]) => kind !== 'pack' || unit === 'g')}
          onChange={(kind) => begin(kind as Work['kind'])}
        />
        <ChoiceField
          label="仓库"
          value={work.location_id}
          options={here.map(({ location_id: id }) => [id, locations.find((place) => place.id === id)?.name ?? id])}
          onChange={moveTo}
        />
      </div>
      {work.kind === 'mix' && (
        <Alert variant="warning">
          混批产生的是新批次：原来的承诺达标合格证不能沿用，新批次必须另开自己的承诺达标合格证，在新批次的页面登记，否则鲜活和初级农产品不能放行。
        </Alert>
      )}
      <WorkSources lot={lot} work={work} onChange={(taken) => change({ taken })} />
      <WorkOutputs
        {...{ unit, sizes, work }}
        grades={good?.grades ?? []}
        weight={(size) => weightOf(good, size)}
        onAdd={work.kind === 'mix' ? null : () => change({ outputs: [...work.outputs, blank(work.kind)] })}
        onChange={(outputs) => change({ outputs })}
      />
      <Text size="small" weight="plus" aria-live="polite" className={loss < 0 ? 'text-ui-fg-error' : ''}>
        {Number.isFinite(loss) &&
          `领用 ${amount(took, unit)} − 产出 ${amount(made, unit)} = ` +
            (loss < 0 ? `多出 ${amount(-loss, unit)}，请核对` : `损耗 ${amount(loss, unit)}`)}
      </Text>
      <Text size="small" className="text-ui-fg-subtle">
        新批次先待检，由另一位同事放行后才可售；保质期按原料中最早到期的算。
        {lot.state === 'released' && unit === 'piece' && '待发订单预留的件数不能领用。'}
      </Text>
      {problem && (
        <div role="alert">
          <Alert variant="error">{problem}</Alert>
        </div>
      )}
      <Button size="large" variant="secondary" disabled={sending} onClick={() => void send()}>
        生成新批次
      </Button>
    </Container>
  )
}

type Size = readonly [string, string]
const weightOf = (good: GoodChoice | undefined, size = '') =>
  good?.sizes.find(({ inventory_item_id }) => inventory_item_id === size)?.weight ?? null

/** Bulk goods stay bulk until they are packed; a piece becomes a piece of the same weight. */
function sizesFor(kind: Work['kind'], lot: LotFile['lot'], good: GoodChoice | undefined): Size[] {
  const own = lot.inventory_item_id
  if (!own && kind !== 'pack') return [[BULK, `${lot.title} 散货（公斤）`]]
  const weight = weightOf(good, own ?? '')
  const others = (good?.sizes ?? []).filter(
    (size) => !own || (size.inventory_item_id !== own && weight !== null && size.weight === weight),
  )
  const sizes = others.map(({ inventory_item_id, title }): Size => [inventory_item_id, `${lot.title} ${title}`])
  return own ? [[own, `${lot.title} ${lot.size}`], ...sizes] : sizes
}
