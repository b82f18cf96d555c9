/** 退货台: what comes back is found by the return's or the parcel's waybill, the buyer's phone, or the code on a bag. */
import { defineRouteConfig } from '@medusajs/admin-sdk'
import { ArrowUturnLeft } from '@medusajs/icons'
import { Badge, Container, Heading, Input, Text } from '@medusajs/ui'
import { type FormEvent, useState } from 'react'
import { Link } from 'react-router-dom'
import { api, messageOf } from '@shanzhen/desk/api'
import { type Column, DeskTable, Fault } from '@shanzhen/desk/table'
import { sound } from '../../../lib/sound'

/** As the desk's search answers. */
type Found = { id: string; kind: 'order' | 'claim' | 'lot'; title: string; detail: string; link: string }

const KINDS: Record<Found['kind'], [string, 'orange' | 'blue' | 'grey']> = {
  claim: ['售后', 'orange'],
  order: ['订单', 'blue'],
  lot: ['批次', 'grey'],
}
const RANK: Found['kind'][] = ['claim', 'order', 'lot']
const COLUMNS: Column<Found>[] = [
  {
    head: '找到的',
    cell: ({ link, title }) => (
      <Link to={link} className="inline-flex min-h-11 items-center text-ui-fg-interactive">
        {title}
      </Link>
    ),
  },
  {
    head: '类别',
    cell: ({ kind }) => (
      <Badge size="2xsmall" color={KINDS[kind][1]}>
        {KINDS[kind][0]}
      </Badge>
    ),
  },
  { head: '说明', wide: true, cell: ({ detail }) => detail },
]

function ReturnsPage() {
  const [typed, setTyped] = useState('')
  const [asked, setAsked] = useState('')
  const [found, setFound] = useState<Found[] | null>(null)
  const [fault, setFault] = useState<string | null>(null)
  const look = async (event: FormEvent) => {
    event.preventDefault()
    const q = typed.trim()
    setTyped('')
    if (!q) return
    try {
      const answer = await api<{ found: Found[] }>(`/find?q=${encodeURIComponent(q)}`)
      const rows = [...answer.found].sort((a, b) => RANK.indexOf(a.kind) - RANK.indexOf(b.kind))
      setAsked(q)
      setFault(null)
      setFound(rows)
      sound(rows.length ? 'right' : 'wrong')
    } catch (error) {
      // What was found before is another parcel's.
      setFound(null)
      sound('wrong')
      setFault(`${q} 没有查到，请再扫一次：${messageOf(error)}`)
    }
  }
  return (
    <Container className="divide-y p-0">
      <div className="flex flex-col gap-y-3 px-4 py-4 md:px-6">
        <Heading>退货台</Heading>
        <Text size="small" className="text-ui-fg-subtle">
          收到退回的包裹：扫运单号或袋上的追溯码，或输手机号；打开售后单收货、验货。没有售后单的，打开订单看。
        </Text>
        <form onSubmit={(event) => void look(event)}>
          <Input
            autoFocus
            aria-label="扫退回来的包裹"
            placeholder="运单号、手机号或袋上的码"
            autoComplete="off"
            maxLength={200}
            value={typed}
            onChange={(event) => setTyped(event.target.value)}
          />
        </form>
      </div>
      <Fault text={fault} />
      {found && (
        <DeskTable
          rows={found}
          columns={COLUMNS}
          keyOf={({ id }) => id}
          empty={`没有找到 ${asked}：问寄件人手机号，或看袋上的追溯码。`}
        />
      )}
    </Container>
  )
}

export const config = defineRouteConfig({ label: '退货台', icon: ArrowUturnLeft, rank: 5 })

export default ReturnsPage
