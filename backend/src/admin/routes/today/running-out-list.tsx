import { Container, Heading, Text } from '@medusajs/ui'
import { Link } from 'react-router-dom'
import type { RunningOut } from '../../../wire'

/** Goods of which few may still be sold, the fewest first. */
export function RunningOutList({ few, count, goods }: RunningOut) {
  return (
    <Container className="px-6 py-4">
      <Heading level="h2" className="mb-2">
        快卖完的商品 {count}
      </Heading>
      {!count && <Text className="text-ui-fg-subtle">每种商品都还有 {few} 件以上可卖。</Text>}
      <ul className="grid grid-cols-1 gap-x-6 md:grid-cols-2 xl:grid-cols-3">
        {goods.map(({ id, title, left }) => (
          <li key={id}>
            <Link
              to={`/inventory/${id}`}
              className="hover:bg-ui-bg-subtle flex min-h-11 items-center justify-between gap-2 rounded-md px-2"
            >
              <span className="txt-compact-small min-w-0 break-words">{title}</span>
              <span className={`txt-compact-small shrink-0 tabular-nums ${left > 0 ? '' : 'text-ui-fg-error'}`}>
                {left > 0 ? `还有 ${left} 件` : '没有了'}
              </span>
            </Link>
          </li>
        ))}
      </ul>
      {count > goods.length && (
        <Link
          to="/inventory"
          className="txt-compact-small text-ui-fg-interactive mt-2 inline-flex min-h-11 items-center"
        >
          其余 {count - goods.length} 种在库存里看
        </Link>
      )}
    </Container>
  )
}
