import { Check } from '@medusajs/icons'
import { Container, Heading, Text } from '@medusajs/ui'
import { type Column, DeskTable } from '@shanzhen/desk/table'
import type { RightsTable } from '../../../wire'

type Row = RightsTable['rights'][number]

/** The table the shop's door goes by, as it is. */
export function RightsOverview({ table }: { table: RightsTable }) {
  const columns: Column<Row>[] = [
    { head: '可以做什么', wide: true, cell: ({ zh }) => zh },
    ...table.roles.map(({ id, zh }) => ({
      head: zh,
      cell: ({ roles }: Row) =>
        roles.includes(id) ? (
          <>
            <Check aria-hidden />
            <span className="sr-only">可以</span>
          </>
        ) : (
          <span className="text-ui-fg-muted" aria-label="不可以">
            –
          </span>
        ),
    })),
  ]
  return (
    <Container className="divide-y p-0">
      <div className="px-6 py-4">
        <Heading level="h2">各角色可以做什么</Heading>
        <Text size="small" className="text-ui-fg-subtle">
          店里每一步操作都按这张表放行；表里没有的，谁也做不了。
        </Text>
      </div>
      <DeskTable rows={table.rights} columns={columns} keyOf={({ key }) => key} empty="" />
    </Container>
  )
}
