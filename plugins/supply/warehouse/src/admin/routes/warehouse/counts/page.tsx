/** 空位复核: bins in which something still lay though the book says none; counted here, a difference goes to the lot. */
import { defineRouteConfig } from '@medusajs/admin-sdk'
import { SquareTwoStack } from '@medusajs/icons'
import { Button, Container, Heading, Input, Text, toast } from '@medusajs/ui'
import { type FormEvent, useState } from 'react'
import { Link } from 'react-router-dom'
import { api, messageOf } from '@shanzhen/desk/api'
import { shortMoment } from '@shanzhen/desk/dates'
import { Fault, MoreButton } from '@shanzhen/desk/table'
import { useAnswer } from '@shanzhen/desk/use-answer'
import type { BinCount, BinCounts } from '../../../../wire'
import { sound } from '../../../lib/sound'

function CountsPage() {
  const { answer, setAnswer, fault, reload } = useAnswer<BinCounts>('/warehouse/counts')
  const more = async (after: string) => {
    try {
      const page = await api<BinCounts>(`/warehouse/counts?after=${encodeURIComponent(after)}`)
      setAnswer((known) => ({ ...page, counts: [...(known?.counts ?? []), ...page.counts] }))
    } catch (error) {
      toast.error(messageOf(error))
    }
  }
  return (
    <Container className="divide-y p-0">
      <div className="px-4 py-4 md:px-6">
        <Heading>空位复核</Heading>
        <Text size="small" className="text-ui-fg-subtle">
          账上已空、拣货时还有货的货位。只数货位里剩的、这个批次的件数，拣走没装的不算；和账不同的，按盘点改批次。
        </Text>
      </div>
      <Fault text={fault} />
      {answer && !answer.counts.length && <Text className="px-4 py-8 text-ui-fg-subtle md:px-6">没有要数的货位。</Text>}
      {answer?.counts.map((one) => (
        <Count key={one.id} one={one} onDone={reload} />
      ))}
      {answer?.next && <MoreButton onMore={() => void more(answer.next ?? '')} />}
    </Container>
  )
}

function Count({ one, onDone }: { one: BinCount; onDone: () => Promise<void> }) {
  const [typed, setTyped] = useState('')
  const save = async (event: FormEvent) => {
    event.preventDefault()
    try {
      await api(`/warehouse/counts/${one.id}`, 'POST', { counted: Number(typed) })
      sound('done')
      toast.success(`${one.lot_code} 记为还有 ${Number(typed)} 件；数错了，到批次页再盘点`)
    } catch (error) {
      sound('wrong')
      toast.error(messageOf(error))
    }
    await onDone()
  }
  return (
    <div className="flex flex-wrap items-center justify-between gap-3 px-4 py-3 md:px-6">
      <div className="min-w-0">
        <p className="txt-compact-large-plus font-mono">{one.place ?? '未定位'}</p>
        <p className="txt-compact-medium-plus break-words">{one.title}</p>
        <p className="txt-compact-small text-ui-fg-subtle">
          <Link to={`/lots/${one.lot_id}`} className="text-ui-fg-interactive underline">
            批次 {one.lot_code}
          </Link>
          ，{one.said_by} {shortMoment(String(one.said_at))} 说还有
        </p>
      </div>
      <form className="flex items-end gap-2" onSubmit={(event) => void save(event)}>
        <Input
          className="w-24"
          aria-label={`货位里还有几件 ${one.lot_code}`}
          placeholder="还有几件"
          inputMode="numeric"
          pattern="\d*"
          required
          value={typed}
          onChange={(event) => setTyped(event.target.value)}
        />
        <Button type="submit" className="min-h-11">
          数好了
        </Button>
      </form>
    </div>
  )
}

export const config = defineRouteConfig({ label: '空位复核', icon: SquareTwoStack, rank: 6 })

export default CountsPage
