import { defineRouteConfig } from '@medusajs/admin-sdk'
import { ArchiveBox } from '@medusajs/icons'
import { Badge, Button, clx, Container, Heading, Text, toast } from '@medusajs/ui'
import { type CSSProperties, useCallback, useEffect, useState } from 'react'
import { Link, useSearchParams } from 'react-router-dom'
import { api, messageOf } from '@shanzhen/desk/api'
import { useRights } from '@shanzhen/desk/use-rights'
import { Views } from '@shanzhen/desk/views'
import { amount, LOT_STATES } from '../../lib/lot-words'
import { ReceiveForm } from './receive-form'
import type { ListedLot, LotsPage as Page } from '../../../wire'

/** What lots are asked for by where a number of 今天 leads here. */
const WAITS: Record<string, string> = {
  to_inspect: '待检验',
  to_release: '待放行',
  failed: '检验不合格待处理',
  expiring: '30 天内到期',
}

/** All lots as a board: one column per state, the ones that wait for someone first; a phone shows one state. */
function LotsPage() {
  const [lots, setLots] = useState<ListedLot[] | null>(null)
  const [next, setNext] = useState<Page['next']>({})
  const [receiving, setReceiving] = useState(false)
  const [asked] = useSearchParams()
  const may = useRights()
  const waits = WAITS[asked.get('waits') ?? ''] && asked.get('waits')
  const [chosen, setShown] = useState<string | null>(null)
  const inState = (wanted: string) => (lots ?? []).filter(({ state }) => state === wanted)
  // A phone opens on the first state in which there is something to see.
  const shown = chosen ?? (LOT_STATES.find(([state]) => inState(state).length) ?? LOT_STATES[0])[0]
  const board = LOT_STATES.map(([state]) => (inState(state).length ? 'minmax(0,3fr)' : 'minmax(0,1fr)')).join(' ')
  const load = useCallback(async () => {
    try {
      const page = await api<Page>(waits ? `/lots?waits=${waits}` : '/lots')
      setLots(page.lots)
      setNext(page.next)
    } catch (error) {
      toast.error(messageOf(error))
    }
  }, [waits])
  useEffect(() => void load(), [load])
  const more = async (state: string) => {
    try {
      const page = await api<Page>(`/lots?state=${state}&after=${encodeURIComponent(next[state] ?? '')}`)
      setLots((known) => [...(known ?? []), ...page.lots])
      setNext((known) => ({ ...known, ...page.next }))
    } catch (error) {
      toast.error(messageOf(error))
    }
  }
  const countOf = (state: string) => `${inState(state).length}${next[state] ? '+' : ''}`

  return (
    <Container className="p-0">
      <div className="flex items-center justify-between px-4 py-4 md:px-6">
        <Heading>批次</Heading>
        {may('lots:receive') && <Button onClick={() => setReceiving(true)}>收货登记</Button>}
      </div>
      {waits && (
        <Text size="small" className="px-4 pb-4 md:px-6">
          只看{WAITS[waits]}的批次。{' '}
          <Link to="/lots" className="text-ui-fg-interactive">
            看全部
          </Link>
        </Text>
      )}
      <div className="px-4 pb-4 md:hidden">
        <Views
          views={LOT_STATES.map(([state, name]) => [state, `${name} ${countOf(state)}`] as const)}
          value={shown}
          onChange={setShown}
          label="状态"
          inHead
        />
      </div>
      <div
        className="grid grid-cols-1 gap-3 px-4 pb-6 md:grid-cols-3 md:px-6 xl:[grid-template-columns:var(--board)]"
        style={{ '--board': board } as CSSProperties}
      >
        {LOT_STATES.map(([state, name, color]) => {
          const own = inState(state)
          return (
            <section
              key={state}
              className={clx('min-w-0 flex-col gap-y-2 md:flex', state === shown ? 'flex' : 'hidden')}
              aria-label={name}
            >
              <div className="flex items-center justify-between">
                <Badge color={color}>{name}</Badge>
                <Text size="small" className="text-ui-fg-subtle">
                  {countOf(state)}
                </Text>
              </div>
              <div className="grid grid-cols-[repeat(auto-fill,minmax(min(100%,9rem),1fr))] gap-2">
                {own.map((lot) => (
                  <LotCard key={lot.id} lot={lot} />
                ))}
              </div>
              {next[state] && (
                <Button size="small" variant="secondary" onClick={() => void more(state)}>
                  再显示一些
                </Button>
              )}
              {lots && !own.length && (
                <Text size="small" className="text-ui-fg-muted">
                  没有批次
                </Text>
              )}
            </section>
          )
        })}
      </div>
      {receiving && <ReceiveForm onClose={() => setReceiving(false)} onSaved={load} />}
    </Container>
  )
}

function LotCard({ lot }: { lot: ListedLot }) {
  const here = lot.stock.reduce((sum, place) => sum + place.quantity, 0)
  return (
    <Link
      to={`/lots/${lot.id}`}
      className="bg-ui-bg-subtle hover:bg-ui-bg-subtle-hover block break-words rounded-lg p-2"
    >
      <Text size="small" weight="plus">
        {lot.title} {lot.size}
      </Text>
      <Text size="small" className="text-ui-fg-subtle font-mono">
        {lot.code}
      </Text>
      <Text size="small" className="text-ui-fg-subtle">
        存 {amount(here, lot.quantity_unit)} <span className="whitespace-nowrap">至 {lot.best_before}</span>
      </Text>
      {lot.is_demo && <Badge size="2xsmall">演示数据</Badge>}
    </Link>
  )
}

export const config = defineRouteConfig({ label: '批次与质量', icon: ArchiveBox, rank: 2 })

export default LotsPage
