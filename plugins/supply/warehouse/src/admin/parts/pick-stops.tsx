import { CheckCircleSolid, ExclamationCircleSolid } from '@medusajs/icons'
import { Button, clx, Container, Heading, Input, Text } from '@medusajs/ui'
import { type FormEvent, useRef, useState } from 'react'
import { sound } from '../lib/sound'
import { SHORT_REASONS } from '../lib/words'
import type { Pick, PickStop, SayEmpty } from '../../wire'

type Props = {
  stops: PickStop[]
  open: boolean
  /** Something is being written: no button is offered, and what is scanned meanwhile waits its turn. */
  busy: boolean
  onPick: (pick: Pick) => Promise<void>
  onEmpty: (said: SayEmpty) => Promise<void>
}

const tidy = (code: string) => code.normalize('NFKC').replace(/\s/g, '').toUpperCase()

/** As one walks; a scan of a lot or an SKU ticks its stop, a tap does as well, and less than asked needs its reason. */
export function PickStops({ stops, open, busy, onPick, onEmpty }: Props) {
  const [typed, setTyped] = useState('')
  const [told, setTold] = useState<string | null>(null)
  const queue = useRef<Promise<void>>(Promise.resolve())
  const now = useRef(stops)
  now.current = stops
  const all = (stop: PickStop) =>
    onPick({ inventory_item_id: stop.inventory_item_id, lot_id: stop.lot_id, picked: stop.quantity })
  const scan = (event: FormEvent) => {
    event.preventDefault()
    const code = tidy(typed)
    setTyped('')
    if (code) queue.current = queue.current.then(() => fetched(code))
  }
  const fetched = async (code: string) => {
    const fits = (stop: PickStop) => [stop.lot_code, stop.sku].some((known) => known && tidy(known) === code)
    const stop = now.current.find((one) => fits(one) && !one.done) ?? now.current.find(fits)
    if (!stop) {
      sound('wrong')
      return setTold(`${code} 不在这一波里，别拿`)
    }
    sound('right')
    setTold(null)
    await all(stop)
  }
  return (
    <Container className="divide-y p-0">
      <div className="flex flex-col gap-y-2 px-4 py-4 md:px-6">
        <Heading level="h2">
          拣货 {stops.filter(({ done }) => done).length} / {stops.length}
        </Heading>
        {open && (
          <form onSubmit={scan}>
            <Input
              aria-label="扫批次号或商品码"
              placeholder="扫批次号或商品码，就算拣够"
              autoComplete="off"
              value={typed}
              onChange={(event) => setTyped(event.target.value)}
            />
          </form>
        )}
        {told && (
          <Text role="alert" className="flex items-center gap-2 text-ui-fg-error">
            <ExclamationCircleSolid /> {told}
          </Text>
        )}
        {!stops.length && <Text className="text-ui-fg-subtle">没有要拣的货。</Text>}
      </div>
      {stops.map((stop) => (
        <Stop
          key={stop.key}
          stop={stop}
          open={open && !busy}
          onAll={() => void all(stop)}
          onPick={onPick}
          onEmpty={onEmpty}
        />
      ))}
    </Container>
  )
}

type StopProps = Omit<Props, 'stops' | 'busy'> & { stop: PickStop; onAll: () => void }
function Stop({ stop, open, onAll, onPick, onEmpty }: StopProps) {
  const [fewer, setFewer] = useState(false)
  const [picked, setPicked] = useState('')
  const [reason, setReason] = useState<string>(SHORT_REASONS[0])
  const say = (answer: SayEmpty['answer']) => onEmpty({ lot_id: stop.lot_id ?? '', answer })
  const save = async (event: FormEvent) => {
    event.preventDefault()
    const { inventory_item_id, lot_id } = stop
    await onPick({ inventory_item_id, lot_id, picked: Number(picked) || 0, reason })
    setFewer(false)
  }
  return (
    <div className={clx('flex flex-col gap-y-2 px-4 py-3 md:px-6', stop.done && 'bg-ui-bg-subtle')}>
      <div className="flex items-center justify-between gap-3">
        <div className="min-w-0">
          <p className="txt-compact-large-plus font-mono">
            {stop.place ?? '未定位'}
            {stop.cold && ' · 冷藏'}
          </p>
          <p className="txt-compact-medium-plus break-words">{stop.title}</p>
          <p className="txt-compact-small text-ui-fg-subtle">
            {stop.lot_code ? `批次 ${stop.lot_code}，至 ${stop.best_before ?? '—'}` : '不分批'}
          </p>
          {stop.stopped && (
            <p role="alert" className="txt-compact-medium-plus flex items-center gap-1 text-ui-fg-error">
              <ExclamationCircleSolid /> 这批已召回或过期，别拿；拿了的放回去
            </p>
          )}
          {stop.boxes.length > 0 && (
            <p className="txt-compact-small">
              {stop.boxes.map(({ position, quantity }) => `${position} 号箱 × ${quantity}`).join('　')}
            </p>
          )}
        </div>
        <div className="flex shrink-0 flex-col items-end gap-1">
          <p className="flex items-center gap-1 text-2xl font-medium tabular-nums">
            {stop.done && !stop.short && <CheckCircleSolid aria-label="拣够" className="text-ui-tag-green-icon" />}
            {stop.short > 0 && <ExclamationCircleSolid aria-label="缺货" className="text-ui-tag-red-icon" />}
            {stop.picked} / {stop.quantity}
          </p>
          {stop.short > 0 && <p className="txt-compact-small text-ui-fg-error">缺 {stop.short}</p>}
        </div>
      </div>
      {open && (
        <div className="flex gap-2">
          {!(stop.done && !stop.short) && (
            <Button className="min-h-11 flex-1" onClick={onAll}>
              拣够 {stop.quantity}
            </Button>
          )}
          <Button className="min-h-11" variant="secondary" onClick={() => setFewer(!fewer)}>
            拣少了
          </Button>
        </div>
      )}
      {open && stop.ask_empty && (
        <div role="group" aria-label={`货位空了吗 ${stop.title}`} className="flex flex-wrap items-center gap-2">
          <p className="txt-compact-medium-plus">账上这个批次没有了。货位空了吗？</p>
          <Button className="min-h-11 flex-1" variant="secondary" onClick={() => void say('empty')}>
            空了
          </Button>
          <Button className="min-h-11 flex-1" variant="secondary" onClick={() => void say('left')}>
            还有
          </Button>
        </div>
      )}
      {open && fewer && (
        <form className="flex flex-wrap items-end gap-2" onSubmit={(event) => void save(event)}>
          <Input
            className="w-24"
            aria-label={`实拣件数 ${stop.title}`}
            placeholder="实拣件数"
            inputMode="numeric"
            required
            value={picked}
            onChange={(event) => setPicked(event.target.value)}
          />
          <select
            aria-label={`缺货原因 ${stop.title}`}
            className="bg-ui-bg-field shadow-borders-base h-8 rounded-md px-2"
            value={reason}
            onChange={(event) => setReason(event.target.value)}
          >
            {SHORT_REASONS.map((one) => (
              <option key={one}>{one}</option>
            ))}
          </select>
          <Button type="submit">登记缺货</Button>
        </form>
      )}
    </div>
  )
}
