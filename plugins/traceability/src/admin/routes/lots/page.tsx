import { defineRouteConfig } from '@medusajs/admin-sdk'
import { ArchiveBox } from '@medusajs/icons'
import { Badge, Button, Container, Heading, Text, toast } from '@medusajs/ui'
import { useCallback, useEffect, useState } from 'react'
import { Link } from 'react-router-dom'
import { api, messageOf } from '../../lib/api'
import { amount, type Lot, LOT_STATES } from '../../lib/lot-words'
import { ReceiveForm } from './receive-form'

/** All lots as a board: one column per state, the ones that wait for someone first. */
function LotsPage() {
  const [lots, setLots] = useState<Lot[] | null>(null)
  const [receiving, setReceiving] = useState(false)
  const load = useCallback(async () => {
    try {
      setLots((await api<{ lots: Lot[] }>('/lots')).lots)
    } catch (error) {
      toast.error(messageOf(error))
    }
  }, [])
  useEffect(() => void load(), [load])

  return (
    <Container className="p-0">
      <div className="flex items-center justify-between px-6 py-4">
        <Heading>批次</Heading>
        <Button onClick={() => setReceiving(true)}>收货登记</Button>
      </div>
      <div className="flex gap-x-3 overflow-x-auto px-6 pb-6">
        {LOT_STATES.map(([state, name, color]) => {
          const own = (lots ?? []).filter((lot) => lot.state === state)
          return (
            <section key={state} className="flex w-56 shrink-0 flex-col gap-y-2" aria-label={name}>
              <div className="flex items-center justify-between">
                <Badge color={color}>{name}</Badge>
                <Text size="small" className="text-ui-fg-subtle">
                  {own.length}
                </Text>
              </div>
              {own.map((lot) => (
                <LotCard key={lot.id} lot={lot} />
              ))}
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

function LotCard({ lot }: { lot: Lot }) {
  const here = (lot.stock ?? []).reduce((sum, place) => sum + place.quantity, 0)
  return (
    <Link to={`/lots/${lot.id}`} className="bg-ui-bg-subtle hover:bg-ui-bg-subtle-hover block rounded-lg p-3">
      <Text size="small" weight="plus">
        {lot.title} {lot.size}
      </Text>
      <Text size="small" className="text-ui-fg-subtle font-mono">
        {lot.code}
      </Text>
      <Text size="small" className="text-ui-fg-subtle">
        存 {amount(here, lot.quantity_unit)} · 至 {lot.best_before}
      </Text>
      {lot.is_demo && <Badge size="2xsmall">演示数据</Badge>}
    </Link>
  )
}

export const config = defineRouteConfig({ label: '批次', icon: ArchiveBox })

export default LotsPage
