/** One wave at the shelf: what to fetch from where, by tap or scan, on a phone; its orders, numbers and what was short. */
import { Badge, Button, Container, Heading, Text, toast, usePrompt } from '@medusajs/ui'
import { useState } from 'react'
import { Link, useParams } from 'react-router-dom'
import { api, messageOf } from '@shanzhen/desk/api'
import { Fault } from '@shanzhen/desk/table'
import { useAnswer } from '@shanzhen/desk/use-answer'
import type { Numbers, WaveFile } from '../../../../../wire'
import { KINDS, WAVE_STATES } from '../../../../lib/words'
import { PickStops } from '../../../../parts/pick-stops'
import { WaveOrders } from '../../../../parts/wave-orders'

const LINK = 'txt-compact-small-plus inline-flex min-h-11 items-center text-ui-fg-interactive'

function WavePage() {
  const { id } = useParams()
  const path = `/warehouse/waves/${id}`
  const { answer, setAnswer, fault, reload } = useAnswer<{ wave: WaveFile }>(path)
  const [busy, setBusy] = useState(false)
  const prompt = usePrompt()
  const act = async (work: () => Promise<void>) => {
    setBusy(true)
    await work().catch((error: unknown) => void toast.error(messageOf(error)))
    setBusy(false)
  }
  const post = (end: string, body: object) =>
    act(async () => setAnswer(await api<{ wave: WaveFile }>(`${path}/${end}`, 'POST', body)))
  const numbers = () =>
    act(async () => {
      const { reserved, waiting, failed } = await api<Numbers>(`${path}/waybills`, 'POST')
      if (failed.length) toast.warning(failed.map(({ display_id, reason }) => `#${display_id} ${reason}`).join('；'))
      else toast.success(`取到 ${reserved} 个运单号${waiting ? `，还有 ${waiting} 个在取` : ''}`)
      await reload()
    })
  const drop = async () => {
    const sure = await prompt({
      title: '撤销波次？',
      description: '它的订单回到待装清单；已经拣出来的货放回库位。',
      confirmText: '撤销',
      cancelText: '先不',
      variant: 'danger',
    })
    if (sure) await post('drop', { reason: '撤销波次' })
  }
  if (!answer) return <Fault text={fault} />
  const { wave, stops, orders, shorts } = answer.wave
  const open = wave.state === 'open'

  return (
    <div className="flex flex-col gap-y-3">
      <Container className="flex flex-col gap-y-3 px-4 py-4 md:px-6">
        <div className="flex flex-wrap items-center gap-2">
          <Heading>波次 {wave.number}</Heading>
          <Badge size="2xsmall" color={WAVE_STATES[wave.state][1]}>
            {WAVE_STATES[wave.state][0]}
          </Badge>
          <Text size="small" className="text-ui-fg-subtle">
            {wave.name} · {KINDS[wave.kind]} · 已拣 {wave.picked} / {wave.pieces} 件 · 已装 {wave.packed} /{' '}
            {wave.orders - wave.out} 单
          </Text>
        </div>
        <div className="flex flex-wrap items-center gap-x-4 gap-y-1">
          <a className={LINK} href={`/admin${path}/list`} target="_blank" rel="noreferrer">
            打印拣货单
          </a>
          <a className={LINK} href={`/admin/warehouse/slips?wave_id=${wave.id}`} target="_blank" rel="noreferrer">
            打印发货单
          </a>
          <a className={LINK} href={`/admin/warehouse/labels?wave_id=${wave.id}`} target="_blank" rel="noreferrer">
            打印面单
          </a>
          <Link className={LINK} to="/warehouse/pack">
            去打包台
          </Link>
          {open && (
            <Button size="small" variant="secondary" disabled={busy} onClick={() => void numbers()}>
              取运单号
            </Button>
          )}
          {open && wave.packed === 0 && (
            <Button size="small" variant="danger" disabled={busy} onClick={() => void drop()}>
              撤销波次
            </Button>
          )}
        </div>
        {shorts.some(({ decision }) => !decision) && (
          <Text size="small">
            有缺货等人决定。
            <Link className={LINK} to="/warehouse/shorts">
              去处理
            </Link>
          </Text>
        )}
      </Container>
      <PickStops
        stops={stops}
        open={open}
        busy={busy}
        onPick={(pick) => post('picks', pick)}
        onEmpty={(said) => post('bins', said)}
      />
      <WaveOrders
        orders={orders}
        open={open && !busy}
        onLeave={(order_id) => void post('leave', { order_id, reason: '移出波次' })}
      />
    </div>
  )
}

export default WavePage
