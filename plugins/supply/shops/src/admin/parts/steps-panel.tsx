/** What happened to a shop, the newest first. */
import { Container, Heading } from '@medusajs/ui'
import { moment } from '@shanzhen/desk/dates'
import { type Column, DeskTable } from '@shanzhen/desk/table'
import type { ShopStep } from '../../wire'
import { stepWords } from '../lib/words'

const STEPS: Column<ShopStep>[] = [
  { head: '时间', cell: ({ at }) => moment(at) },
  { head: '做了什么', cell: stepWords },
  { head: '谁', cell: ({ by }) => by },
  { head: '原因', wide: true, cell: ({ reason }) => reason ?? '' },
]

export const StepsPanel = ({ steps }: { steps: ShopStep[] }) => (
  <Container className="divide-y p-0">
    <Heading level="h2" className="px-6 py-4">
      经过
    </Heading>
    <DeskTable
      rows={steps}
      columns={STEPS}
      keyOf={({ at, kind, after }) => `${at} ${kind} ${after}`}
      empty="还没有记录。"
    />
  </Container>
)
