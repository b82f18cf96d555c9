/** 箱: parcels of one carrier packed into one carton, by scan; closed, labelled, and handed over as one. */
import { defineRouteConfig } from '@medusajs/admin-sdk'
import { ArchiveBox } from '@medusajs/icons'
import { Badge, Button, Container, Heading, Input, Text, toast } from '@medusajs/ui'
import { type FormEvent, useState } from 'react'
import { useSearchParams } from 'react-router-dom'
import { api, messageOf } from '@shanzhen/desk/api'
import { shortMoment } from '@shanzhen/desk/dates'
import { Fault, MoreButton } from '@shanzhen/desk/table'
import { useAnswer } from '@shanzhen/desk/use-answer'
import { Views } from '@shanzhen/desk/views'
import type { Carton, Cartons, ReadyParcels } from '../../../../wire'
import { printPdf } from '../../../lib/print'
import { sound } from '../../../lib/sound'
import { CARTON_STATES } from '../../../lib/words'

type Answer = { carton: Carton }
const PICKUP = 'PICKUP'

const VIEWS = Object.entries(CARTON_STATES).map(([key, [zh]]) => [key, zh] as const)

function CartonsPage() {
  const [asked, setAsked] = useSearchParams()
  const state = asked.get('state') ?? 'open'
  const path = `/warehouse/cartons?state=${state}`
  const { answer, setAnswer, fault, reload } = useAnswer<Cartons>(path)
  const ready = useAnswer<ReadyParcels>('/warehouse/parcels')
  /** Opened here just now: what is scanned next goes into it, and the Enter behind a scan opens no second one. */
  const [fresh, setFresh] = useState('')
  const open = async (carrier_code: string) => {
    try {
      const { carton } = await api<Answer>('/warehouse/cartons', 'POST', { carrier_code })
      setFresh(carton.id)
      await reload()
    } catch (error) {
      toast.error(messageOf(error))
    }
  }
  const more = async (after: string) => {
    try {
      const page = await api<Cartons>(`${path}&after=${encodeURIComponent(after)}`)
      setAnswer((known) => ({ ...page, cartons: [...(known?.cartons ?? []), ...page.cartons] }))
    } catch (error) {
      toast.error(messageOf(error))
    }
  }
  return (
    <Container className="divide-y p-0">
      <div className="flex flex-col gap-y-3 px-4 py-4 md:px-6">
        <Heading>箱</Heading>
        <Views
          inHead
          label="状态"
          views={VIEWS}
          value={state}
          onChange={(key) => setAsked({ state: key }, { replace: true })}
        />
        {state === 'open' && (
          <div className="flex flex-wrap gap-2" role="group" aria-label="开一箱">
            {ready.answer?.carriers
              .filter(({ code }) => code !== PICKUP)
              .map(({ code, name, count }) => (
                <Button key={code} className="min-h-11" variant="secondary" onClick={() => void open(code)}>
                  开一箱：{name}（{count} 个待交）
                </Button>
              ))}
          </div>
        )}
      </div>
      <Fault text={fault ?? ready.fault} />
      {answer && !answer.cartons.length && (
        <Text className="px-4 py-8 text-ui-fg-subtle md:px-6">没有这样的箱。装好的包裹可以几个装一箱，整箱交出。</Text>
      )}
      {answer?.cartons.map((carton) => (
        <Box
          key={carton.id}
          carton={carton}
          scans={carton.id === fresh || answer.cartons.length === 1}
          onDone={reload}
        />
      ))}
      {answer?.next && <MoreButton onMore={() => void more(answer.next ?? '')} />}
    </Container>
  )
}

function Box({ carton, scans, onDone }: { carton: Carton; scans: boolean; onDone: () => Promise<void> }) {
  const [code, setCode] = useState('')
  const path = `/warehouse/cartons/${carton.id}`
  const act = async (work: () => Promise<unknown>) => {
    try {
      await work()
      sound('right')
    } catch (error) {
      sound('wrong')
      toast.error(messageOf(error))
    }
    await onDone()
  }
  const put = (event: FormEvent) => {
    event.preventDefault()
    const typed = code.trim()
    setCode('')
    if (typed) void act(() => api(`${path}/parcels`, 'POST', { code: typed }))
  }
  const label = () => printPdf(`${path}/label`)
  return (
    <section aria-label={`箱 ${carton.sscc}`} className="flex flex-col gap-y-2 px-4 py-3 md:px-6">
      <div className="flex flex-wrap items-center justify-between gap-2">
        <p className="txt-compact-large-plus font-mono">{carton.sscc}</p>
        <Badge size="2xsmall" color={CARTON_STATES[carton.state][1]}>
          {CARTON_STATES[carton.state][0]}
        </Badge>
      </div>
      <Text size="small" className="text-ui-fg-subtle">
        {carton.carrier_name} · {carton.parcels.length} 个包裹 {carton.pieces} 件 · {carton.made_by}{' '}
        {shortMoment(String(carton.made_at))}
      </Text>
      <ul className="flex flex-wrap gap-2">
        {carton.parcels.map(({ fulfillment_id, tracking_number, display_id }) => (
          <li key={fulfillment_id} className="txt-compact-small inline-flex items-center rounded bg-ui-bg-subtle px-2">
            {tracking_number ?? `#${display_id}`}
            {carton.state === 'open' && (
              <Button
                size="small"
                variant="transparent"
                className="min-h-11"
                aria-label={`拿出 ${tracking_number ?? display_id}`}
                onClick={() => void act(() => api(`${path}/parcels/${fulfillment_id}`, 'DELETE'))}
              >
                拿出
              </Button>
            )}
          </li>
        ))}
      </ul>
      {carton.state === 'open' && (
        <form className="flex flex-wrap items-center gap-2" onSubmit={put}>
          <Input
            autoFocus={scans}
            aria-label={`放进箱 ${carton.sscc}`}
            placeholder="扫运单号，放进这一箱"
            autoComplete="off"
            maxLength={60}
            value={code}
            onChange={(event) => setCode(event.target.value)}
          />
          <Button
            type="button"
            className="min-h-11"
            disabled={!carton.parcels.length}
            onClick={() => void act(() => api(`${path}/close`, 'POST').then(label))}
          >
            封箱并打印箱签
          </Button>
        </form>
      )}
      {carton.state === 'closed' && (
        <div className="flex flex-wrap gap-2">
          <Button size="small" variant="secondary" onClick={() => void act(label)}>
            重印箱签
          </Button>
          <Button size="small" variant="secondary" onClick={() => void act(() => api(`${path}/open`, 'POST'))}>
            打开再装
          </Button>
        </div>
      )}
    </section>
  )
}

export const config = defineRouteConfig({ label: '箱', icon: ArchiveBox, rank: 4 })

export default CartonsPage
