import { Button, Table, Text } from '@medusajs/ui'
import { Fragment, type ReactNode, useEffect, useRef, useState } from 'react'

/** `right` is for numbers and sums; a column without a head holds what may be done with a row and, as the last one, stays in sight on a phone. */
export interface Column<Row> {
  head: string
  cell: (row: Row) => ReactNode
  right?: boolean
  /** For long words: the column stays this wide and breaks its lines; others keep theirs on one. */
  wide?: boolean
}

type Props<Row> = {
  rows: Row[] | null | undefined
  columns: Column<Row>[]
  keyOf: (row: Row) => string
  /** What is said where there is nothing. */
  empty: string
  /** The first cell opens the row; a second press closes it where `isOpen` says that it is open. */
  onOpen?: (row: Row) => void
  isOpen?: (row: Row) => boolean
  /** Rows that stand below an open one. */
  below?: (row: Row) => ReactNode
}

/** Rows of things staff work with; on a phone it scrolls within itself, never the page. */
export function DeskTable<Row>({ rows, columns, keyOf, empty, onOpen, isOpen, below }: Props<Row>) {
  if (!rows) return null
  if (!rows.length) return <Text className="px-6 py-8 text-ui-fg-subtle">{empty}</Text>
  return (
    <Sideways>
      <Table>
        <Table.Header>
          <Table.Row>
            {columns.map(({ head, right }, i) => (
              <Table.HeaderCell
                key={i}
                className={`whitespace-nowrap ${right ? 'text-right' : ''} ${actsAt(columns, i) ? IN_SIGHT : ''}`}
              >
                {head || <span className="sr-only">操作</span>}
              </Table.HeaderCell>
            ))}
          </Table.Row>
        </Table.Header>
        <Table.Body>
          {rows.map((row) => (
            <Fragment key={keyOf(row)}>
              <Table.Row
                className={`${onOpen ? 'cursor-pointer' : ''} ${isOpen?.(row) ? 'bg-ui-bg-subtle' : ''}`}
                onClick={onOpen && (() => onOpen(row))}
              >
                {columns.map((column, i) => (
                  <Table.Cell key={i} className={`${classOf(column)} ${actsAt(columns, i) ? IN_SIGHT : ''}`}>
                    {i === 0 && onOpen ? <Opener open={isOpen?.(row)}>{column.cell(row)}</Opener> : column.cell(row)}
                  </Table.Cell>
                ))}
              </Table.Row>
              {isOpen?.(row) && below?.(row)}
            </Fragment>
          ))}
        </Table.Body>
      </Table>
    </Sideways>
  )
}

/** Scrolls by keys too while what is in it is wider than it. */
function Sideways({ children }: { children: ReactNode }) {
  const box = useRef<HTMLDivElement>(null)
  const [wide, setWide] = useState(false)
  useEffect(() => {
    const seen = new ResizeObserver(([{ target }]) => setWide(target.scrollWidth > target.clientWidth))
    if (box.current) seen.observe(box.current)
    return () => seen.disconnect()
  }, [])
  const keys = wide && { tabIndex: 0, role: 'region', 'aria-label': '表格，可以左右滚动' }
  return (
    <div ref={box} className="group/sideways overflow-x-auto" {...keys}>
      {children}
    </div>
  )
}

/** Takes its row's colour, so that what scrolls beneath it does not show through; an edge says that something does. */
const IN_SIGHT =
  'sticky right-0 bg-inherit group-[[role=region]]/sideways:pl-3 group-[[role=region]]/sideways:shadow-[inset_1px_0_0_var(--border-base)]'
const actsAt = (columns: Column<never>[], at: number) => at === columns.length - 1 && !columns[at]?.head

const classOf = ({ right, wide }: Column<never>) =>
  `${wide ? 'min-w-48 whitespace-normal py-2' : 'whitespace-nowrap'} ${right ? 'text-right tabular-nums' : ''}`

/** For keys and readers of screens; the press itself is the row's. */
const Opener = ({ open, children }: { open?: boolean; children: ReactNode }) => (
  <button type="button" className="min-h-11 text-left text-ui-fg-interactive" aria-expanded={open}>
    {children}
  </button>
)

type PagerProps = { page: number; count: number; size: number; onPage: (page: number) => void }

/** Medusa's own pager, in Chinese; pages count from 1. Nothing where one page holds all. */
export function Pager({ page, count, size, onPage }: PagerProps) {
  const pages = Math.ceil(count / size)
  if (pages <= 1) return null
  return (
    <Table.Pagination
      className="flex-wrap"
      count={count}
      pageSize={size}
      pageIndex={page - 1}
      pageCount={pages}
      canPreviousPage={page > 1}
      canNextPage={page < pages}
      previousPage={() => onPage(page - 1)}
      nextPage={() => onPage(page + 1)}
      translations={{ of: '/', results: '条', pages: '页', prev: '上一页', next: '下一页' }}
    />
  )
}

/** For lists read on from where they ended: the next rows join those shown. */
export const MoreButton = ({ onMore }: { onMore: () => void }) => (
  <div className="px-6 py-4">
    <Button size="small" variant="secondary" onClick={onMore}>
      再显示一些
    </Button>
  </div>
)

/** What went wrong, where the list would stand. */
export const Fault = ({ text }: { text: string | null }) =>
  text && (
    <Text role="alert" className="px-6 py-4 text-ui-fg-error">
      {text}
    </Text>
  )
