import { defineRouteConfig } from '@medusajs/admin-sdk'
import { Users } from '@medusajs/icons'
import { Badge, Button, Container, Heading, toast, usePrompt } from '@medusajs/ui'
import { useState } from 'react'
import { api, messageOf } from '@shanzhen/desk/api'
import { type Column, DeskTable, Fault } from '@shanzhen/desk/table'
import { useAnswer } from '@shanzhen/desk/use-answer'
import type { ListedProducer } from '../../../wire'
import { PRODUCER_KINDS } from '../../lib/words'
import { ProducerForm } from './producer-form'

/** All growers and makers, with their licences. */
const kindName = (kind: string) => PRODUCER_KINDS.find(([key]) => key === kind)?.[1] ?? kind

function ProducersPage() {
  const { answer, fault, reload } = useAnswer<{ producers: ListedProducer[] }>('/producers')
  const [open, setOpen] = useState<ListedProducer | 'new' | null>(null)
  const prompt = usePrompt()

  const remove = async (producer: ListedProducer) => {
    const title = `删除「${producer.name}」？`
    const sure = await prompt({ title, description: '删除后不能恢复。', confirmText: '删除', cancelText: '取消' })
    if (!sure) return
    try {
      await api(`/producers/${producer.id}`, 'DELETE')
      await reload()
    } catch (error) {
      toast.error(messageOf(error))
    }
  }

  const columns: Column<ListedProducer>[] = [
    {
      head: '名称',
      cell: ({ name, is_demo }) => (
        <>
          {name} {is_demo && <Badge size="2xsmall">演示数据</Badge>}
        </>
      ),
    },
    { head: '类型', cell: ({ kind }) => kindName(kind) },
    { head: '所在镇', cell: ({ town }) => town ?? '—' },
    { head: '食品生产许可证', cell: ({ sc_licence }) => sc_licence ?? '—' },
    { head: '统一社会信用代码', cell: ({ credit_code }) => credit_code ?? '—' },
    { head: '商品', right: true, cell: ({ goods_count }) => goods_count },
    {
      head: '',
      cell: (producer) => (
        <span className="flex gap-x-2">
          <Button size="small" variant="transparent" onClick={() => setOpen(producer)}>
            修改
          </Button>
          <Button size="small" variant="transparent" onClick={() => void remove(producer)}>
            删除
          </Button>
        </span>
      ),
    },
  ]

  return (
    <Container className="divide-y p-0">
      <div className="flex items-center justify-between px-6 py-4">
        <Heading>生产者</Heading>
        <Button size="small" variant="secondary" onClick={() => setOpen('new')}>
          添加
        </Button>
      </div>
      <Fault text={fault} />
      <DeskTable rows={answer?.producers} columns={columns} keyOf={({ id }) => id} empty="还没有生产者，请先添加。" />
      {open && <ProducerForm producer={open === 'new' ? null : open} onClose={() => setOpen(null)} onSaved={reload} />}
    </Container>
  )
}

export const config = defineRouteConfig({ label: '生产者与证照', icon: Users, rank: 3 })

export default ProducersPage
