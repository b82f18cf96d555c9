import { Badge, Button, Container, Heading } from '@medusajs/ui'
import { useState } from 'react'
import { type Column, DeskTable, Fault, Pager } from '@shanzhen/desk/table'
import { useAnswer } from '@shanzhen/desk/use-answer'
import type { RecallLine, RecallPage } from '../../../wire'
import { className } from '../../lib/recalls'
import { moment } from '@shanzhen/desk/dates'
import { OpenRecall } from './open-recall'
import { RecallPanel } from './recall-panel'

const COLUMNS: Column<RecallLine>[] = [
  { head: '批次', cell: ({ lot }) => lot },
  { head: '级别', cell: (recall) => className(recall.class) },
  { head: '原因', wide: true, cell: ({ reason }) => reason },
  { head: '开始', cell: ({ opened_at }) => moment(opened_at) },
  {
    head: '状态',
    cell: ({ state }) => (
      <Badge size="2xsmall" color={state === 'open' ? 'red' : 'grey'}>
        {state === 'open' ? '进行中' : '已结束'}
      </Badge>
    ),
  },
]

const SIZE = 50

/** 召回: begin one, see who and what it is about, follow each row to its end. */
function RecallsPage() {
  const [page, setPage] = useState(1)
  const { answer, fault, reload } = useAnswer<RecallPage>(`/recalls?limit=${SIZE}&offset=${(page - 1) * SIZE}`)
  const [openId, setOpenId] = useState<string | null>(null)
  const [beginning, setBeginning] = useState(false)

  return (
    <div className="flex flex-col gap-y-3">
      <Container className="divide-y p-0">
        <div className="flex items-center justify-between px-6 py-4">
          <Heading>召回</Heading>
          <Button size="small" variant="danger" onClick={() => setBeginning(true)}>
            发起召回
          </Button>
        </div>
        <Fault text={fault} />
        <DeskTable
          rows={answer?.recalls}
          columns={COLUMNS}
          keyOf={({ id }) => id}
          empty="没有召回过任何批次。"
          onOpen={({ id }) => setOpenId(id)}
          isOpen={({ id }) => id === openId}
        />
        <Pager page={page} count={answer?.count ?? 0} size={SIZE} onPage={setPage} />
      </Container>
      {openId && <RecallPanel key={openId} id={openId} onChanged={reload} />}
      {beginning && (
        <OpenRecall
          onClose={() => setBeginning(false)}
          onOpened={async (id) => {
            setBeginning(false)
            await reload()
            setOpenId(id)
          }}
        />
      )}
    </div>
  )
}

export default RecallsPage
